'use client';

import { IconParking } from '@tabler/icons-react';
import type { Stop } from '../../server/contract/trips';
import { useNow } from '../data/server-clock';
import { formatDuration } from '../ui/format-duration';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { placeWords } from './place-words';
import classes from './trip-item.module.css';
import { TripSpan } from './trip-span';

/** The standing after a trip, in a line between the trips. */
export function StopItem({ stop }: { stop: Stop }) {
  const preferences = useUnitPreferences();
  const now = useNow(30_000);
  const place = placeWords(stop.position && { ...stop.position, place: stop.place }, preferences);
  const isOver = stop.to !== null && stop.to <= now;
  const lengthMs = (isOver ? (stop.to ?? now) : now) - stop.from;
  return (
    <div className={classes.stop}>
      <span className={classes.when}>
        <TripSpan from={stop.from} to={isOver ? stop.to : null} />
        <span className={classes.length}>{formatDuration(lengthMs)}</span>
      </span>
      <span className={classes.way}>
        <IconParking size={15} aria-hidden="true" />
        <span>
          {isOver ? 'Stop' : 'Standing since then'}: {place}
          {stop.hasIgnitionOn && ', switched on for some of it'}
        </span>
      </span>
    </div>
  );
}
