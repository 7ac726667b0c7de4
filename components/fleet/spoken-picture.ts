import { type FleetFilter, isUnfiltered } from './fleet-filter';
import type { FleetPicture } from './fleet-picture';

/** What somebody who listens to the page must know of the picture: how much of it passes, and how much is stale. */
export function spokenPicture({ ids, total, counts }: FleetPicture, filter: FleetFilter): string {
  const stale = counts.stale === 1 ? '1 vehicle is stale' : `${counts.stale} vehicles are stale`;
  return isUnfiltered(filter) ? stale : `${ids.size} of ${total} vehicles pass the filter; ${stale}`;
}
