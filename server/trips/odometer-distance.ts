import type { Chain } from './chain';
import type { Amount } from './evidence';
import { type Around, atEnd, atStart } from './joined-around';
import { reachMs } from './thresholds';

/** By one odometer: the sum of its believed steps from the start of a trip to its end, and by how many samples. */
function stepsOf({ items, before }: Chain<Amount>, trip: Around): { km: number; count: number } | null {
  const start = atStart(items, trip, reachMs);
  const end = atEnd(items, trip, reachMs);
  if (start === undefined || end === undefined || end.at <= start.at) return null;
  let km = 0;
  let count = 0;
  items.forEach((item, index) => {
    const earlier = items[before[index] ?? -1];
    if (earlier === undefined || earlier.at < start.at || item.at > end.at) return;
    km += item.value - earlier.value;
    count += 1;
  });
  return count === 0 ? null : { km, count };
}

/** How far a trip was by the odometer of the upstream that told most of it, in km; null where none did. */
export function odometerDistance(chains: readonly Chain<Amount>[], trip: Around): number | null {
  let best: { km: number; count: number; upstream: string } | null = null;
  for (const chain of chains) {
    const steps = stepsOf(chain, trip);
    const upstream = chain.items[0]?.upstream ?? '';
    if (steps === null) continue;
    const isBetter =
      best === null || steps.count > best.count || (steps.count === best.count && upstream < best.upstream);
    if (isBetter) best = { ...steps, upstream };
  }
  return best === null ? null : best.km;
}
