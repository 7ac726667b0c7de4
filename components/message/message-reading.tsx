'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCar, IconChartLine } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { minutes } from '../../server/contract/duration';
import { historyPath } from '../history/history-view';
import { AppLink } from '../shell/app-link';
import { formatValue, isPosition, writeOut } from '../ui/format-value';
import { useMessageLink } from '../ui/use-message-link';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { signalPath } from '../vehicle/signal-path';
import type { ToldReading } from './group-readings';
import classes from './message-reading.module.css';

/** How much is shown on either side of a value. */
const aroundMs = minutes(30);

const chartPath = (vin: string, { signal, at }: ToldReading['reading']) =>
  historyPath(vin, { signals: [signal], range: { from: at - aroundMs, to: at + aroundMs } });

function Way({ path, label, children }: { path: string; label: string; children: ReactNode }) {
  return (
    <Tooltip label={label} openDelay={300}>
      <ActionIcon
        component={AppLink}
        href={path}
        prefetch={false}
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={label}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

/** One value of a message: press it and its place in the payload is marked. Beside it, the ways to its past and to it on the vehicle's page. */
export function MessageReading({ reading, isOutrun, vin }: ToldReading & { vin: string | null }) {
  const signal = useSignalOf()(reading.signal);
  const preferences = useUnitPreferences();
  const { signal: marked, point } = useMessageLink();
  const isMarked = marked === reading.signal;
  return (
    <li className={classes.reading} data-marked={isMarked || undefined}>
      <button
        type="button"
        className={classes.value}
        aria-pressed={isMarked}
        title={isMarked ? 'Take the mark away' : 'Mark it in the payload'}
        onClick={() => point(isMarked ? null : reading.signal)}
      >
        <span>{signal.label}</span>
        {isOutrun && <span className={classes.outrun}>a newer one has come</span>}
        <strong>{writeOut(formatValue(reading.value, signal, preferences))}</strong>
      </button>
      {vin !== null && (
        <div className={classes.ways}>
          <Way path={chartPath(vin, reading)} label={`Chart of ${signal.label} around this time`}>
            <IconChartLine size={15} />
          </Way>
          <Way path={signalPath(vin, reading.signal)} label={`${signal.label} on the vehicle’s page`}>
            <IconCar size={15} />
          </Way>
        </div>
      )}
      {typeof reading.value === 'object' && !isPosition(reading.value) && (
        <code className={classes.entries}>{JSON.stringify(reading.value)}</code>
      )}
    </li>
  );
}
