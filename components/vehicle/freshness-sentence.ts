import type { VehicleFreshness } from './vehicle-freshness';

/** What the badge shows, for those who listen: never more than it says. */
export function freshnessSentence({ state, oldest, isByRelevant }: VehicleFreshness): string {
  if (state === 'never') return 'No values were received yet';
  const what = isByRelevant ? 'values that matter' : 'values';
  if (state === 'aging') return `Some ${what} are aging`;
  if (state === 'fresh') return isByRelevant ? `All ${what} are up to date` : 'Its newest value is up to date';
  const stale = oldest.filter((signal) => signal.state === 'stale').map(({ label }) => label);
  return `Stale: ${stale.join(', ')}`;
}
