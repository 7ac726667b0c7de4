import type { VehicleReadings } from '../data/vehicle-feeds';
import type { Moment } from './moment-address';
import type { PastRequests } from './past-requests';
import type { ShownVehicles } from './past-vehicles';

/** The vehicles looked at while the past is played: each is fetched for a moment to come and shown once that is there. */
export type PlayedVehicles = {
  /** Fetches each that is not under way for a moment that is not shown yet. */
  fetch: (vins: readonly string[], moment: Moment) => void;
  /** What is due by a moment, epoch milliseconds, each the newest of its vehicle. */
  take: (until: number) => ShownVehicles;
  /** Forgets what was fetched, and does not wait for what is under way. */
  stop: () => void;
};

/** @param fail what to do with what a request throws */
export function createPlayedVehicles(
  requests: Pick<PastRequests, 'vehicle'>,
  fail: (error: unknown) => void,
): PlayedVehicles {
  const waiting = new Map<string, { at: number; shown: VehicleReadings | null }>();
  let abort = new AbortController();

  const fetchOne = async (vin: string, moment: Moment, signal: AbortSignal) => {
    const wait: { at: number; shown: VehicleReadings | null } = { at: moment.at, shown: null };
    waiting.set(vin, wait);
    try {
      wait.shown = await requests.vehicle(vin, moment, signal);
    } catch (error) {
      if (signal.aborted) return;
      waiting.delete(vin);
      fail(error);
    }
  };
  return {
    fetch: (vins, moment) => {
      for (const vin of vins) if (!waiting.has(vin)) void fetchOne(vin, moment, abort.signal);
    },
    take: (until) => {
      const due = new Map<string, VehicleReadings>();
      for (const [vin, { at, shown }] of waiting) {
        if (shown === null || at > until) continue;
        due.set(vin, shown);
        waiting.delete(vin);
      }
      return due;
    },
    stop: () => {
      abort.abort();
      abort = new AbortController();
      waiting.clear();
    },
  };
}
