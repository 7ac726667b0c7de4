import type { SignalId } from '../contract/signals';

/** When something was told, and by whom. */
export type Told = { signal: EvidenceSignal; at: number; receivedAt: number; upstream: string };
export type Fix = Told & { latitude: number; longitude: number };
export type Amount = Told & { value: number };
/** Told by wheels, a speed is a drive even with the ignition off. */
export type Speed = Told & { kmh: number | null; isMoving: boolean; isByWheels: boolean };
export type Ignition = Told & { isOn: boolean | null; isByEngine: boolean };

/** What tells of a vehicle's trips, each list in order of event time, then of the upstreams' ids. */
export type Evidence = {
  fixes: Fix[];
  speeds: Speed[];
  /** km */
  odometers: Amount[];
  ignitions: Ignition[];
  /** Percent, kWh, percent, litres. */
  stateOfCharge: Amount[];
  energy: Amount[];
  fuelLevel: Amount[];
  fuelVolume: Amount[];
};

/** Which signals are read, and as what. */
export const evidenceSignals = {
  position: 'fixes',
  speed: 'speeds',
  'speed.wheel_based': 'speeds',
  moving: 'speeds',
  odometer: 'odometers',
  'ignition.state': 'ignitions',
  'engine.running': 'ignitions',
  'traction_battery.state_of_charge': 'stateOfCharge',
  'traction_battery.energy': 'energy',
  'fuel.level': 'fuelLevel',
  'fuel.volume': 'fuelVolume',
} as const satisfies Partial<Record<SignalId, keyof Evidence>>;
export type EvidenceSignal = keyof typeof evidenceSignals;

/** Those that say whether the vehicle moves; the others only what that took. */
export const motionSignals: readonly EvidenceSignal[] = [
  'position',
  'speed',
  'speed.wheel_based',
  'moving',
  'odometer',
  'ignition.state',
  'engine.running',
];

export const noEvidence = (): Evidence => ({
  fixes: [],
  speeds: [],
  odometers: [],
  ignitions: [],
  stateOfCharge: [],
  energy: [],
  fuelLevel: [],
  fuelVolume: [],
});

const compare = (one: Told, other: Told): number =>
  one.at - other.at ||
  (one.upstream < other.upstream ? -1 : one.upstream > other.upstream ? 1 : one.signal < other.signal ? -1 : 1);
const isInOrder = (told: Told, index: number, list: readonly Told[]): boolean => {
  const last = list[index - 1];
  return last === undefined || compare(last, told) <= 0;
};

/** Puts every list into its order, whatever order it was gathered in. */
export function sortEvidence(evidence: Evidence): Evidence {
  for (const told of Object.values(evidence)) if (!told.every(isInOrder)) (told as Told[]).sort(compare);
  return evidence;
}

/** One list for each upstream: two sources of one vehicle do not agree to the metre, nor in their odometers. */
export function byUpstream<Item extends Told>(told: readonly Item[]): Item[][] {
  const lists = new Map<string, Item[]>();
  for (const item of told) {
    const list = lists.get(item.upstream);
    if (list === undefined) lists.set(item.upstream, [item]);
    else list.push(item);
  }
  return [...lists.values()];
}

/** The place in a list of the first that was told at or after a time; its length where none was. */
export function firstFrom(told: readonly Told[], at: number): number {
  let [low, high] = [0, told.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((told[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What was told at or after `from` and at or before `to`. */
export const toldWithin = <Item extends Told>(told: readonly Item[], from: number, to: number): Item[] =>
  told.slice(firstFrom(told, from), firstFrom(told, to + 1));
