import type { Stop, Trip } from '../../../server/contract/trips';

export const vin = 'WVWZZZ1KZAW000123';
export const morning = Date.UTC(2026, 10, 20, 7);

const munich = { latitude: 48.14, longitude: 11.58, place: { name: 'Munich', distanceKm: 0.6 } };
const dachau = { latitude: 48.26, longitude: 11.43, place: { name: 'Dachau', distanceKm: 4.2 } };

/** Twenty minutes from Munich to a little outside Dachau, or as told otherwise. */
export function someTrip(told: Partial<Trip> = {}): Trip {
  return {
    vin,
    startedAt: morning,
    endedAt: morning + 1_200_000,
    isUnderWay: false,
    start: munich,
    end: dachau,
    odometerKm: 19,
    pathKm: 18.6,
    durationMs: 1_200_000,
    movingMs: 1_080_000,
    topSpeed: 96,
    meanSpeed: 57,
    energy: { stateOfChargeUsed: null, energyUsed: null, fuelLevelUsed: null, fuelUsed: null },
    completeness: 1,
    isComplete: true,
    gaps: [],
    lateReadings: 0,
    revisedAt: null,
    previous: null,
    upstreams: ['cars'],
    ...told,
  };
}

/** An hour in Dachau after that trip, or as told otherwise. */
export function someStop(told: Partial<Stop> = {}): Stop {
  const from = morning + 1_200_000;
  const position = { latitude: dachau.latitude, longitude: dachau.longitude };
  return { from, to: from + 3_600_000, position, place: dachau.place, hasIgnitionOn: false, ...told };
}
