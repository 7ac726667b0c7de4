'use client';

import { DateTimePicker } from '@mantine/dates';
import { useMediaQuery } from '@mantine/hooks';
import { IconCalendarTime } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { calendarLabels } from '../ui/calendar-labels';
import { fromLocalField, toLocalField } from '../ui/local-field';
import { useShortcut } from '../ui/use-shortcut';
import { useZone } from '../ui/use-zone';
import type { Moment } from './moment-address';
import { nearMoments } from './moments-near';
import { usePast } from './past-context';
import classes from './time-bar.module.css';

type MomentPickerProps = {
  /** Null while what is live is shown. */
  moment: Moment | null;
  /** The server's clock, epoch milliseconds. */
  now: number;
};

/** A calendar and a clock to pick a moment by, in the reader's zone. It is gone to when the calendar closes. */
export function MomentPicker({ moment, now }: MomentPickerProps) {
  const { go } = usePast();
  const zone = useZone();
  const field = useRef<HTMLButtonElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const isSmall = useMediaQuery('(max-width: 48em)') ?? false;
  const written = (at: number) => toLocalField(at, zone).replace('T', ' ');
  const leave = () => {
    const at = draft === null ? null : fromLocalField(draft, zone);
    setDraft(null);
    if (at !== null && at !== moment?.at) go({ at: Math.min(at, now), clock: moment?.clock ?? 'event' });
  };
  useShortcut('t', () => field.current?.click());
  return (
    <DateTimePicker
      ref={field}
      className={classes.picker}
      size="xs"
      aria-label="Moment to show"
      placeholder="Pick a moment"
      leftSection={<IconCalendarTime size={16} aria-hidden="true" />}
      valueFormat="YYYY-MM-DD HH:mm:ss"
      withSeconds
      dropdownType={isSmall ? 'modal' : 'popover'}
      classNames={{ datePickerRoot: classes.calendar, presetsList: classes.presets }}
      // The dialog would bear the name of an element that has none.
      popoverProps={{ position: 'top-start', shadow: 'md', withRoles: false }}
      modalProps={{ title: 'Moment to show', centered: true, size: 'auto' }}
      timePickerProps={{ 'aria-label': 'Time of day' }}
      submitButtonProps={{ 'aria-label': 'Show this moment' }}
      ariaLabels={calendarLabels}
      hideOutsideDates
      weekendDays={[]}
      maxDate={written(now)}
      presets={nearMoments(now, zone).map(({ label, at }) => ({ label, value: written(at) }))}
      value={draft ?? (moment === null ? null : written(moment.at))}
      onChange={setDraft}
      onDropdownClose={leave}
    />
  );
}
