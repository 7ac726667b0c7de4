'use client';

import { IconClockExclamation, IconRefresh } from '@tabler/icons-react';
import type { Trip } from '../../server/contract/trips';
import { Ago } from '../ui/ago';
import { formatDuration } from '../ui/format-duration';
import { formatClockMinute } from '../ui/format-time';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { distanceOf, distanceWords } from './trip-figures';
import classes from './trip-remarks.module.css';

/** More gaps are counted. */
const mostGaps = 3;

/** What must be known before the figures of a trip are believed: what is missing of it, and what changed afterwards. */
export function TripRemarks({ trip }: { trip: Trip }) {
  const preferences = useUnitPreferences();
  const { gaps, previous, revisedAt } = trip;
  const more = gaps.length - mostGaps;
  const missing = gaps
    .slice(0, mostGaps)
    .map(({ from, to }) => `${formatClockMinute(from)} to ${formatClockMinute(to)} (${formatDuration(to - from)})`)
    .join(', ');
  const before = previous === null ? null : distanceOf(previous);
  return (
    <>
      {!trip.isComplete && (
        <p className={classes.remark} data-kind="incomplete">
          <IconClockExclamation size={15} aria-hidden="true" />
          <span>
            <strong>Incomplete.</strong>{' '}
            {gaps.length === 0
              ? 'Its beginning or its end was not received.'
              : `Nothing was received ${missing}${more > 0 ? ` and ${more} times more` : ''}.`}
          </span>
        </p>
      )}
      {revisedAt !== null && (
        <p className={classes.remark} data-kind="revised">
          <IconRefresh size={15} aria-hidden="true" />
          <span>
            <strong>
              Recomputed <Ago at={revisedAt} />:
            </strong>{' '}
            late data arrived.
            {previous !== null &&
              ` Before: ${formatClockMinute(previous.startedAt)} to ${formatClockMinute(previous.endedAt)}${
                before === null ? '' : `, ${distanceWords(before, preferences)}`
              }.`}
          </span>
        </p>
      )}
    </>
  );
}
