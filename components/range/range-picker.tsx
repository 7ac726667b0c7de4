'use client';

import { ActionIcon, Button, Popover, Tooltip } from '@mantine/core';
import { IconCalendarTime, IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useZone } from '../ui/use-zone';
import { movedSpan } from './move-range';
import { RangeCalendar } from './range-calendar';
import classes from './range-picker.module.css';
import { presetNames, rangePresets, type Span } from './range-presets';
import { rangeWords, spanWords } from './range-words';
import { isFixed, resolveRange, type TimeRange } from './time-range';

type RangePickerProps = {
  range: TimeRange;
  /** Epoch milliseconds, of the picture that is shown. */
  now: number;
  /** Spans to choose from besides the presets: a trip one came from. */
  linked?: readonly { label: string; span: Span }[];
  onChange: (range: TimeRange) => void;
};

/** What time is shown: presets, a calendar, and a step earlier or later. */
export function RangePicker({ range, now, linked = [], onChange }: RangePickerProps) {
  const zone = useZone();
  const [isOpen, setIsOpen] = useState(false);
  const span = resolveRange(range, now, zone);
  const choose = (next: TimeRange) => {
    setIsOpen(false);
    onChange(next);
  };
  const isShown = (other: Span) => isFixed(range) && other.from === range.from && other.to === range.to;
  const known = linked.find((link) => isShown(link.span));
  const words = known?.label ?? rangeWords(isFixed(range) ? span : range, zone);
  return (
    <div className={classes.picker}>
      <Tooltip label="Earlier">
        <ActionIcon
          variant="default"
          size="input-sm"
          aria-label="Earlier"
          onClick={() => onChange(movedSpan(span, -1, now))}
        >
          <IconChevronLeft size={17} />
        </ActionIcon>
      </Tooltip>
      <Popover opened={isOpen} onChange={setIsOpen} position="bottom-start" shadow="md" trapFocus withRoles={false}>
        <Popover.Target>
          <Button
            variant="default"
            leftSection={<IconCalendarTime size={16} />}
            rightSection={<IconChevronDown size={14} />}
            aria-haspopup="dialog"
            aria-expanded={isOpen}
            title={spanWords(span, zone)}
            onClick={() => setIsOpen(!isOpen)}
          >
            <span className="sr-only">Time shown: </span>
            {words}
          </Button>
        </Popover.Target>
        <Popover.Dropdown role="dialog" aria-label="Which time" className={classes.dropdown}>
          <ul className={classes.presets}>
            {linked.map((link) => (
              <li key={link.label}>
                <button type="button" aria-pressed={isShown(link.span)} onClick={() => choose(link.span)}>
                  {link.label}
                </button>
              </li>
            ))}
            {presetNames.map((preset) => (
              <li key={preset}>
                <button
                  type="button"
                  aria-pressed={!isFixed(range) && range.preset === preset}
                  onClick={() => choose({ preset })}
                >
                  {rangePresets[preset].label}
                </button>
              </li>
            ))}
          </ul>
          <RangeCalendar span={span} now={now} onChoose={choose} />
        </Popover.Dropdown>
      </Popover>
      <Tooltip label={span.isRunning ? 'There is nothing later yet' : 'Later'}>
        <ActionIcon
          variant="default"
          size="input-sm"
          aria-label="Later"
          aria-disabled={span.isRunning}
          data-disabled={span.isRunning || undefined}
          onClick={() => span.isRunning || onChange(movedSpan(span, 1, now))}
        >
          <IconChevronRight size={17} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
