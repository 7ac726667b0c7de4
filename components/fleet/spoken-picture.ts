import { type FleetFilter, isUnfiltered } from './fleet-filter';
import type { FleetPicture } from './fleet-picture';

/** What somebody who listens to the page must know of the picture: how much of it passes, and how much is stale. */
export function spokenPicture({ ids, total, counts }: FleetPicture, filter: FleetFilter, isPast: boolean): string {
  const [is, are] = isPast ? ['was', 'were'] : ['is', 'are'];
  const stale = counts.stale === 1 ? `1 vehicle ${is} stale` : `${counts.stale} vehicles ${are} stale`;
  const told = isPast ? `${stale} at that moment` : stale;
  return isUnfiltered(filter) ? told : `${ids.size} of ${total} vehicles pass the filter; ${told}`;
}
