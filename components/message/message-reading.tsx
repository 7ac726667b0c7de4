'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconCar } from '@tabler/icons-react';
import { AppLink } from '../shell/app-link';
import { formatValue, isPosition, writeOut } from '../ui/format-value';
import { useMessageLink } from '../ui/use-message-link';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { signalPath } from '../vehicle/signal-path';
import type { ToldReading } from './group-readings';
import classes from './message-reading.module.css';

/** One value of a message: press it and its place in the payload is marked. Beside it, the way to it on the vehicle's page. */
export function MessageReading({ reading, isOutrun, vin }: ToldReading & { vin: string | null }) {
  const signal = useSignalOf()(reading.signal);
  const preferences = useUnitPreferences();
  const { signal: marked, point } = useMessageLink();
  const isMarked = marked === reading.signal;
  const way = `${signal.label} on the vehicle’s page`;
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
        <Tooltip label={way} openDelay={300}>
          <ActionIcon
            component={AppLink}
            href={signalPath(vin, reading.signal)}
            prefetch={false}
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={way}
          >
            <IconCar size={15} />
          </ActionIcon>
        </Tooltip>
      )}
      {typeof reading.value === 'object' && !isPosition(reading.value) && (
        <code className={classes.entries}>{JSON.stringify(reading.value)}</code>
      )}
    </li>
  );
}
