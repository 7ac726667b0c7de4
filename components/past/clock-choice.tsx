'use client';

import { SegmentedControl } from '@mantine/core';
import { clocks } from '../../server/contract/moment';
import type { Moment } from './moment-address';
import { usePast } from './past-context';
import { clockWords } from './past-words';
import classes from './time-bar.module.css';

/** By which of the two clocks the past is told; the banner says in a sentence what the chosen one does. */
export function ClockChoice({ moment }: { moment: Moment }) {
  const { go } = usePast();
  const data = clocks.map((clock) => ({
    value: clock,
    label: <span title={clockWords[clock].sentence}>{clockWords[clock].label}</span>,
  }));
  return (
    <SegmentedControl
      className={classes.clocks}
      size="xs"
      aria-label="Which clock the past is told by"
      data={data}
      value={moment.clock}
      onChange={(value) => go({ ...moment, clock: clocks.find((clock) => clock === value) ?? moment.clock })}
    />
  );
}
