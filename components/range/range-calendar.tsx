'use client';

import { Button } from '@mantine/core';
import { DatePicker } from '@mantine/dates';
import { useState } from 'react';
import { days } from '../../server/contract/duration';
import { calendarLabels } from '../ui/calendar-labels';
import { formatLocalDate } from '../ui/format-time';
import { fromLocalField } from '../ui/local-field';
import { TimeField } from '../ui/time-field';
import { useZone } from '../ui/use-zone';
import { dayStart, zoneName } from '../ui/zone-time';
import classes from './range-picker.module.css';
import type { Span } from './range-presets';

type RangeCalendarProps = { span: Span; now: number; onChoose: (span: Span) => void };

type Draft = { from: number | null; to: number | null };

/** Days from a calendar, and the times of day where whole days are too much. */
export function RangeCalendar({ span, now, onChoose }: RangeCalendarProps) {
  const zone = useZone();
  const [draft, setDraft] = useState<Draft>(span);
  const [isHalf, setIsHalf] = useState(false);
  const { from, to } = draft;
  const isUsable = from !== null && to !== null && from < to;
  const dayOf = (at: number | null) => (at === null ? null : formatLocalDate(at, zone));
  return (
    <div className={classes.calendar}>
      <DatePicker
        type="range"
        allowSingleDateInRange
        weekendDays={[]}
        size="sm"
        maxDate={formatLocalDate(now, zone)}
        defaultDate={formatLocalDate(span.to - 1, zone)}
        value={isHalf ? [dayOf(from), null] : [dayOf(from), to === null ? null : dayOf(to - 1)]}
        onChange={([first, last]) => {
          const start = first === null ? null : fromLocalField(`${first}T00:00:00`, zone);
          // Noon is on its day, whatever the clocks do at midnight.
          const noon = last === null ? null : fromLocalField(`${last}T12:00:00`, zone);
          setIsHalf(noon === null);
          setDraft({ from: start, to: noon === null ? (start ?? 0) + days(1) : dayStart(noon, zone, 1) });
        }}
        ariaLabels={calendarLabels}
      />
      <div className={classes.fields}>
        <TimeField label="From" at={from} onChange={(at) => setDraft({ from: at, to })} />
        <TimeField label="To" at={to} onChange={(at) => setDraft({ from, to: at })} />
        <Button disabled={!isUsable} onClick={() => isUsable && onChoose({ from, to })}>
          Show this time
        </Button>
        <p className={classes.note}>
          {from !== null && to !== null && from >= to ? 'The end must be after the beginning.' : `In ${zoneName(zone)}`}
        </p>
      </div>
    </div>
  );
}
