'use client';

import { IconArrowNarrowRight } from '@tabler/icons-react';
import type { Trip } from '../../server/contract/trips';
import { useIsPast } from '../data/picture-context';
import { formatDuration } from '../ui/format-duration';
import { formatClockMinute } from '../ui/format-time';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { placeWords } from './place-words';
import { TripActions } from './trip-actions';
import { TripFacts } from './trip-facts';
import { distanceOf, distanceWords } from './trip-figures';
import classes from './trip-item.module.css';
import { TripRemarks } from './trip-remarks';
import { TripSpan } from './trip-span';

type TripItemProps = { trip: Trip; isSelected: boolean; onSelect: () => void };

/** A trip in the list: from where to where, when and how far. Pressed, it is drawn on the map. */
export function TripItem({ trip, isSelected, onSelect }: TripItemProps) {
  const preferences = useUnitPreferences();
  const isPast = useIsPast();
  const distance = distanceOf(trip);
  const [start, end] = [trip.start, trip.end].map((where) => placeWords(where, preferences));
  const label = `the trip of ${formatClockMinute(trip.startedAt)} from ${start}`;
  return (
    <article
      className={classes.trip}
      data-selected={isSelected || undefined}
      aria-label={`Trip from ${start} to ${end}`}
    >
      <button type="button" className={classes.select} aria-pressed={isSelected} onClick={onSelect}>
        <span className={classes.when}>
          <TripSpan from={trip.startedAt} to={trip.isUnderWay ? null : trip.endedAt} />
          <span className={classes.length}>{formatDuration(trip.durationMs)}</span>
        </span>
        <span className={classes.way}>
          <span>{start}</span>
          <IconArrowNarrowRight size={17} aria-label="to" />
          <span>{trip.isUnderWay ? `${isPast ? 'then' : 'now'} ${end}` : end}</span>
          {trip.isUnderWay && <span className={classes.underWay}>Under way</span>}
        </span>
        <strong className={classes.distance}>
          {distance === null ? (
            <span className={classes.dimmed}>no distance</span>
          ) : (
            distanceWords(distance, preferences)
          )}
        </strong>
      </button>
      <div className={classes.more}>
        <TripFacts trip={trip} />
        <TripRemarks trip={trip} />
        <TripActions trip={trip} label={label} />
      </div>
    </article>
  );
}
