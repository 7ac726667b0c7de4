'use client';

import type { Trip } from '../../server/contract/trips';
import { Fact } from '../ui/fact';
import { formatDuration } from '../ui/format-duration';
import { formatNumber } from '../ui/format-value';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import classes from './trip-facts.module.css';
import { distanceDifference, distanceWords, energyWords, speedWords } from './trip-figures';

/** What the screen would call 0.0 is no difference. */
const leastShownKm = 0.1;
const differenceWords = {
  usual: 'Than the odometer: paths cut corners, and many odometers tell whole kilometers',
  notable: 'The odometer and the positions do not tell the same way: positions are missing, or one of them is wrong',
};

/** The figures of a trip, each with what it is of; those nobody told are left to a dash that says so. */
export function TripFacts({ trip }: { trip: Trip }) {
  const preferences = useUnitPreferences();
  const distance = (kilometers: number | null) =>
    kilometers === null ? <Unknown /> : distanceWords(kilometers, preferences);
  const speed = (value: number | null) => (value === null ? <Unknown /> : speedWords(value, preferences));
  const difference = distanceDifference(trip);
  const energy = energyWords(trip, preferences);
  return (
    <dl className={classes.facts}>
      <Fact name="Odometer">{distance(trip.odometerKm)}</Fact>
      <Fact name="Path">
        {distance(trip.pathKm)}
        {difference !== null && Math.abs(difference.kilometers) >= leastShownKm && (
          <span
            className={classes.difference}
            data-notable={difference.isNotable || undefined}
            title={differenceWords[difference.isNotable ? 'notable' : 'usual']}
          >
            {distanceWords(Math.abs(difference.kilometers), preferences)} {difference.kilometers > 0 ? 'less' : 'more'}
          </span>
        )}
      </Fact>
      <Fact name="Moving">{formatDuration(trip.movingMs)}</Fact>
      <Fact name="Top">{speed(trip.topSpeed)}</Fact>
      <Fact name="Mean">{speed(trip.meanSpeed)}</Fact>
      <Fact name="Used">{energy.length === 0 ? <Unknown /> : energy.join(' · ')}</Fact>
      <Fact name="Known">{formatNumber(Math.floor(trip.completeness * 100), 0)}%</Fact>
    </dl>
  );
}

function Unknown() {
  return (
    <span className={classes.unknown} title="None of its sources told of it">
      not told
    </span>
  );
}
