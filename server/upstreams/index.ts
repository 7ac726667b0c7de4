import { drogue } from './drogue/kind';
import { foxtrackr } from './foxtrackr/kind';
import { highMobility } from './high-mobility/kind';
import { type RegisteredKind, registered } from './kind';
import { mobito } from './mobito/kind';

/** Every kind of upstream there is. */
export const upstreamKinds: readonly RegisteredKind[] = [
  registered(highMobility),
  registered(foxtrackr),
  registered(mobito),
  registered(drogue),
];

/** The decoder of a kind, for messages whose upstream is no longer configured; undefined when nobody speaks it any more. */
export const decoderOf = (kind: string) => upstreamKinds.find((known) => known.kind === kind)?.decode;
