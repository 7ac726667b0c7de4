import type { FleetRow } from '../../server/contract/fleet';
import type { Moment } from './moment-address';
import type { PastPicture } from './past-picture';
import type { PastRequests } from './past-requests';
import type { ShownVehicles } from './past-vehicles';

/** All that is shown of a moment. */
export type WholeMoment = { rows: FleetRow[]; vehicles: ShownVehicles };

/**
 * Fetches the fleet and every vehicle that is looked at, those that somebody begins to look at meanwhile included. Throws
 * what the requests throw.
 */
export async function fetchMoment(
  requests: Pick<PastRequests, 'fleet' | 'vehicle'>,
  moment: Moment,
  watched: PastPicture['watched'],
  signal: AbortSignal,
): Promise<WholeMoment> {
  const vehicles = new Map<string, Awaited<ReturnType<PastRequests['vehicle']>>>();
  const fetchMissing = async (): Promise<void> => {
    const missing = watched().filter((vin) => !vehicles.has(vin));
    if (missing.length === 0) return;
    const fetched = await Promise.all(missing.map((vin) => requests.vehicle(vin, moment, signal)));
    for (const [index, shown] of fetched.entries()) vehicles.set(missing[index] ?? '', shown);
    await fetchMissing();
  };
  const [rows] = await Promise.all([requests.fleet(moment, signal), fetchMissing()]);
  await fetchMissing();
  return { rows, vehicles };
}
