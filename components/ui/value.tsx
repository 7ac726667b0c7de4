'use client';

import { Tooltip } from '@mantine/core';
import { IconClockExclamation, IconEyeOff } from '@tabler/icons-react';
import { freshness } from '../../server/contract/freshness';
import type { Absence, Availability, Reading } from '../../server/contract/reading';
import type { Signal } from '../../server/contract/signal';
import { useIsPast } from '../data/picture-context';
import { useNow } from '../data/server-clock';
import { absenceReason } from './absence-words';
import { formatAge, formatAgo } from './format-age';
import { formatValue, isTightUnit, writeOut } from './format-value';
import { budgetOf, useMotion } from './freshness-budget';
import { Missing } from './missing';
import { ReadingOrigin } from './reading-origin';
import { useFlash } from './use-flash';
import { useMay } from './use-may';
import { useMessageLink } from './use-message-link';
import { useUnitPreferences } from './use-unit-preferences';
import classes from './value.module.css';

export type ValueProps = {
  signal: Signal;
  reading: Reading | undefined;
  absence?: Absence | undefined;
  availability?: Availability | undefined;
  size?: 'sm' | 'md' | 'lg';
  /** Leave the age to the place around, where many values share one. Stale ones say theirs all the same. */
  isAgeHidden?: boolean;
  /** Says a missing value in one line. */
  isCompact?: boolean;
};

/**
 * The one way a value is shown: value, unit and age together; stale is hatched and says so; missing says why. Press it
 * for the message it came from.
 */
export function Value({ signal, reading, absence, availability, size = 'md', isAgeHidden, isCompact }: ValueProps) {
  if (reading === undefined)
    return <Missing absence={absence} availability={availability} isCompact={isCompact ?? false} />;
  const newer = absence !== undefined && absence.at > reading.at ? absence : undefined;
  return <Present {...{ signal, reading, size }} absence={newer} isAgeHidden={isAgeHidden ?? false} />;
}

type PresentProps = {
  signal: Signal;
  reading: Reading;
  absence: Absence | undefined;
  size: string;
  isAgeHidden: boolean;
};

function Present({ signal, reading, absence, size, isAgeHidden }: PresentProps) {
  const now = useNow();
  const isPast = useIsPast();
  const motion = useMotion();
  const preferences = useUnitPreferences();
  const may = useMay('message.read');
  const { open } = useMessageLink();
  const shown = formatValue(reading.value, signal, preferences);
  const { text, unit } = shown;
  const changes = useFlash(typeof reading.value === 'object' ? reading.message : reading.value);
  const state = freshness(reading.at, budgetOf(signal, motion), now);
  const age = now - reading.at;
  const hint = may.isAllowed ? 'Press for the message it came from' : may.reason && `Its message: ${may.reason}`;
  return (
    <Tooltip
      label={<ReadingOrigin reading={reading} hint={hint} />}
      openDelay={250}
      multiline
      events={{ hover: true, focus: true, touch: true }}
    >
      <button
        type="button"
        className={classes.value}
        data-size={size}
        data-freshness={state}
        aria-disabled={!may.isAllowed}
        aria-label={`${signal.label}: ${writeOut(shown)}, ${state === 'stale' ? 'stale, ' : ''}${formatAgo(age, isPast)}`}
        onClick={() => may.isAllowed && open(reading.message, reading.signal)}
      >
        <span key={changes} className={changes > 0 ? classes.changed : undefined}>
          <span className={classes.number}>{text}</span>
          {unit && (
            <span className={classes.unit} data-tight={isTightUnit(unit) || undefined}>
              {unit}
            </span>
          )}
        </span>
        {now > 0 && (state === 'stale' || !isAgeHidden) && (
          <span className={classes.age}>
            {state === 'stale' && <IconClockExclamation size={12} aria-hidden="true" />}
            {state === 'stale' ? `stale, ${formatAge(age)}` : formatAge(age, isPast)}
          </span>
        )}
        {absence !== undefined && (
          <IconEyeOff className={classes.blocked} size={14} aria-label={`No newer value: ${absenceReason(absence)}`} />
        )}
      </button>
    </Tooltip>
  );
}
