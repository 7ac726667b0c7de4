import type { Trip } from '../../server/contract/trips';
import { unitSymbol } from '../../server/contract/units';
import { formatNumber, writeOut } from '../ui/format-value';
import { inPreferredUnit, type UnitPreferences } from '../ui/unit-preferences';

/** Odometers tell whole kilometers, and paths cut corners: a difference below both of these says nothing. */
const leastDifferenceKm = 2;
const leastDifferenceShare = 0.1;

/** A distance in the person's unit, to a decimal while it is short. */
export function distanceWords(distanceKm: number, preferences: UnitPreferences): string {
  const { value, unit } = inPreferredUnit(distanceKm, 'km', 0, preferences);
  return `${formatNumber(value, Math.abs(value) < 99.95 ? 1 : 0)} ${unitSymbol(unit)}`;
}

/** A speed in the person's unit. */
export function speedWords(speed: number, preferences: UnitPreferences): string {
  const { value, unit } = inPreferredUnit(speed, 'km/h', 0, preferences);
  return `${formatNumber(value, 0)} ${unitSymbol(unit)}`;
}

/** How far a trip went: by the odometer, which misses nothing, else along its positions; null where neither is known. */
export const distanceOf = ({ odometerKm, pathKm }: Pick<Trip, 'odometerKm' | 'pathKm'>): number | null =>
  odometerKm ?? pathKm;

/** What the odometer says more than the path, and whether that says something; null where one of them is not known. */
export function distanceDifference({
  odometerKm,
  pathKm,
}: Pick<Trip, 'odometerKm' | 'pathKm'>): { kilometers: number; isNotable: boolean } | null {
  if (odometerKm === null || pathKm === null) return null;
  const kilometers = odometerKm - pathKm;
  const greater = Math.max(odometerKm, pathKm);
  const isNotable = Math.abs(kilometers) >= Math.max(leastDifferenceKm, greater * leastDifferenceShare);
  return { kilometers, isNotable };
}

/** What a trip took, each amount with what it is of; empty where nobody told. */
export function energyWords({ energy }: Pick<Trip, 'energy'>, preferences: UnitPreferences): string[] {
  const amount = (value: number, unit: 'kWh' | 'L') => {
    const shown = inPreferredUnit(value, unit, 1, preferences);
    return writeOut({ text: formatNumber(shown.value, shown.decimals), unit: unitSymbol(shown.unit) });
  };
  const share = (value: number) => `${formatNumber(value, 0)}%`;
  const { energyUsed, stateOfChargeUsed, fuelUsed, fuelLevelUsed } = energy;
  const parts = (used: string | null, level: string | null, of: string) =>
    used === null && level === null ? [] : [[used, level].filter((part) => part !== null).join(', ') + of];
  return [
    ...parts(
      energyUsed === null ? null : amount(energyUsed, 'kWh'),
      stateOfChargeUsed === null ? null : share(stateOfChargeUsed),
      ' of the battery',
    ),
    ...parts(
      fuelUsed === null ? null : amount(fuelUsed, 'L'),
      fuelLevelUsed === null ? null : share(fuelLevelUsed),
      ' of the tank',
    ),
  ];
}

/** What trips come to together. Null where of none of them it is known. */
export type TripTotals = {
  count: number;
  distanceKm: number | null;
  /** Of some of them the distance is not known: the sum is that of the others. */
  isDistanceComplete: boolean;
  durationMs: number;
  movingMs: number;
  topSpeed: number | null;
  incomplete: number;
};

/** Sums up trips. */
export function totalsOf(trips: readonly Trip[]): TripTotals {
  const known = trips.map(distanceOf).filter((distance) => distance !== null);
  const speeds = trips.map(({ topSpeed }) => topSpeed).filter((speed) => speed !== null);
  return {
    count: trips.length,
    distanceKm: known.length === 0 ? null : known.reduce((sum, distance) => sum + distance, 0),
    isDistanceComplete: known.length === trips.length,
    durationMs: trips.reduce((sum, { durationMs }) => sum + durationMs, 0),
    movingMs: trips.reduce((sum, { movingMs }) => sum + movingMs, 0),
    topSpeed: speeds.length === 0 ? null : Math.max(...speeds),
    incomplete: trips.filter(({ isComplete }) => !isComplete).length,
  };
}
