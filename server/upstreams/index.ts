import { highMobility } from './high-mobility/kind';
import { type RegisteredKind, registered } from './kind';

/** Every kind of upstream there is. */
export const upstreamKinds: readonly RegisteredKind[] = [registered(highMobility)];

/** The decoder of a kind, for messages whose upstream is no longer configured; undefined when nobody speaks it any more. */
export const decoderOf = (kind: string) => upstreamKinds.find((known) => known.kind === kind)?.decode;
