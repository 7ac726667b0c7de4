import { hours } from './duration';
import type { Reading } from './reading';

/** Rounding, and a source that tells a value a little before it tells the next. */
const backwardsLimitKm = 1;
/** Nobody drives faster for long. */
const speedLimitKmh = 250;
/** What sources may differ by at one time: some tell only every so many kilometers. */
const slackKm = 10;

type OdometerReading = Pick<Reading, 'value' | 'at'>;

/**
 * Whether two odometer readings cannot both be true of one vehicle: between their event times it would have gone
 * backwards by more than 1 km, or forwards by more than 10 km and what 250 km/h make of the time. Readings of one event
 * time are taken in the order that agrees better. Values in km; false where one is no number.
 */
export function odometersDisagree(one: OdometerReading, other: OdometerReading): boolean {
  if (typeof one.value !== 'number' || typeof other.value !== 'number') return false;
  const gapMs = other.at - one.at;
  const differenceKm = other.value - one.value;
  const drivenKm = gapMs === 0 ? Math.abs(differenceKm) : differenceKm * Math.sign(gapMs);
  return drivenKm < -backwardsLimitKm || drivenKm > (speedLimitKmh * Math.abs(gapMs)) / hours(1) + slackKm;
}

/** Every two sources whose odometers disagree, by what `vehicleSources` holds: the earlier reading first. */
export function findDisagreements(readings: readonly Reading[]): { earlier: Reading; later: Reading }[] {
  const odometers = readings.filter(({ signal }) => signal === 'odometer').sort((one, other) => one.at - other.at);
  return odometers.flatMap((earlier, index) =>
    odometers
      .slice(index + 1)
      .filter((later) => later.upstream !== earlier.upstream && odometersDisagree(earlier, later))
      .map((later) => ({ earlier, later })),
  );
}
