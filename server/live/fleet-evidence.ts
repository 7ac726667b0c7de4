import { wheels } from '../contract/signals';

/** The newest of one fact, of all vehicles by place: its event time and its value, NaN where nothing is known. */
export type Evidence = { at: Float64Array; value: Float64Array };

const leastPlaces = 1_024;

const noEvidence = (): Evidence => ({ at: new Float64Array(0), value: new Float64Array(0) });

/** Makes room for a place, and for some to come. */
function grow(evidence: Evidence, place: number): void {
  const places = Math.max(leastPlaces, 2 ** Math.ceil(Math.log2(place + 1)));
  for (const column of ['at', 'value'] as const) {
    const grown = new Float64Array(places).fill(Number.NaN);
    grown.set(evidence[column]);
    evidence[column] = grown;
  }
}

/**
 * Keeps a value if it is newer than what is known: the later event is; of one time, what is told later (see `isNewer`).
 * Says whether it was.
 */
export function learn(evidence: Evidence, place: number, at: number, value: number): boolean {
  if (place >= evidence.at.length) grow(evidence, place);
  const heldAt = evidence.at[place] ?? Number.NaN;
  if (at < heldAt || (at === heldAt && value === evidence.value[place])) return false;
  evidence.at[place] = at;
  evidence.value[place] = value;
  return true;
}

const orNull = (number: number | undefined): number | null =>
  number === undefined || Number.isNaN(number) ? null : number;

export const knownValue = (evidence: Evidence, place: number): number | null => orNull(evidence.value[place]);
export const knownAt = (evidence: Evidence, place: number): number | null => orNull(evidence.at[place]);

/** Evidence about one wheel. */
export type TireEvidence = { pressure: Evidence; target: Evidence; isLowByMaker: Evidence };

/**
 * All the picture's columns rest on, in columns of their own: 16 bytes a fact, and nothing for facts no vehicle tells.
 * Flags are 0 and 1.
 */
export const createFleetEvidence = () => ({
  latitude: noEvidence(),
  longitude: noEvidence(),
  heading: noEvidence(),
  speed: noEvidence(),
  odometer: noEvidence(),
  range: noEvidence(),
  batteryRange: noEvidence(),
  stateOfCharge: noEvidence(),
  fuelLevel: noEvidence(),
  isIgnitionOn: noEvidence(),
  isEngineRunning: noEvidence(),
  isCharging: noEvidence(),
  activeCodes: noEvidence(),
  serviceDistance: noEvidence(),
  serviceTime: noEvidence(),
  serviceDate: noEvidence(),
  tires: wheels.map((): TireEvidence => ({ pressure: noEvidence(), target: noEvidence(), isLowByMaker: noEvidence() })),
});

export type FleetEvidence = ReturnType<typeof createFleetEvidence>;
