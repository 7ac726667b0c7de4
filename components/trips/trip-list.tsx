'use client';

import { useMemo } from 'react';
import type { Stop, Trip } from '../../server/contract/trips';
import { useZone } from '../ui/use-zone';
import { dayWords } from './day-words';
import { daysOfTrips, tripsAmong } from './days-of-trips';
import { StopItem } from './stop-item';
import { TripItem } from './trip-item';
import { TripTotalsLine } from './trip-totals-line';
import classes from './trips-screen.module.css';

type TripListProps = {
  trips: readonly Trip[];
  stops: readonly Stop[];
  now: number;
  selected: Trip | null;
  onSelect: (trip: Trip | null) => void;
};

/** Trips and stops day by day, newest first. */
export function TripList({ trips, stops, now, selected, onSelect }: TripListProps) {
  const zone = useZone();
  const days = useMemo(() => daysOfTrips(trips, stops, zone), [trips, stops, zone]);
  return (
    <>
      {days.map(({ date, entries }) => (
        <section key={date} className={classes.day} aria-label={`${dayWords(date, now, zone)}, ${date}`}>
          <header className={classes.dayHead}>
            <h2>
              {dayWords(date, now, zone)} <span>{date}</span>
            </h2>
            <p>
              <TripTotalsLine trips={tripsAmong(entries)} />
            </p>
          </header>
          <ol className={classes.entries}>
            {entries.map((entry) =>
              entry.kind === 'stop' ? (
                <li key={`stop ${entry.stop.from}`}>
                  <StopItem stop={entry.stop} />
                </li>
              ) : (
                <li key={`trip ${entry.trip.startedAt}`}>
                  <TripItem
                    trip={entry.trip}
                    isSelected={entry.trip === selected}
                    onSelect={() => onSelect(entry.trip === selected ? null : entry.trip)}
                  />
                </li>
              ),
            )}
          </ol>
        </section>
      ))}
    </>
  );
}
