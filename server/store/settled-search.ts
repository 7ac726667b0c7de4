import type { KeptState } from '../contract/message';
import type { MessageSearch } from '../contract/messages';
import type { Database } from './database';
import { verdictCodes } from './verdict-code';

/** What to look for, in the store's own numbers. Undefined is whatever there is. */
export type SettledSearch = {
  /** A vehicle by its VIN, with its number where there is one: a message can name a VIN and tell nothing of it. */
  vehicle: { vin: string; id: number | null } | undefined;
  upstreamId: number | undefined;
  /** Only what has a row in `quarantine`, of this device and in this state, where it matters; see kept-places.ts. */
  kept: { device: string | null; state: KeptState | null } | undefined;
  /** In lower case. */
  topic: string | undefined;
  /** See verdict-code.ts. */
  verdict: number | undefined;
  from: number | undefined;
  to: number | undefined;
};

/** Puts the store's numbers in the place of names; null when nothing can match, for nobody is called so. */
export async function settleSearch({ prisma }: Database, search: MessageSearch): Promise<SettledSearch | null> {
  const { vin, upstream, device = null, state = null, topic, verdict, from, to } = search;
  const select = { id: true };
  const [vehicle, source] = await Promise.all([
    vin === undefined ? null : prisma.vehicle.findUnique({ where: { vin }, select }),
    upstream === undefined ? null : prisma.upstream.findUnique({ where: { key: upstream }, select }),
  ]);
  if (upstream !== undefined && source === null) return null;
  return {
    vehicle: vin === undefined ? undefined : { vin, id: vehicle?.id ?? null },
    upstreamId: source?.id,
    kept: device === null && state === null ? undefined : { device, state },
    topic: topic?.toLowerCase(),
    verdict: verdict === undefined ? undefined : verdictCodes[verdict],
    from,
    to,
  };
}
