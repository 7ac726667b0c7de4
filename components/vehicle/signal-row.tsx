'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconChartLine, IconFileText } from '@tabler/icons-react';
import { historyPath } from '../history/history-view';
import { AppLink } from '../shell/app-link';
import { Ago } from '../ui/ago';
import { formatLocalTime } from '../ui/format-time';
import { timeNotes } from '../ui/time-source-words';
import { useMay } from '../ui/use-may';
import { useMessageLink } from '../ui/use-message-link';
import { Value } from '../ui/value';
import type { SignalEntry } from './signal-list';
import classes from './signal-table.module.css';

type SignalRowProps = {
  vin: string;
  entry: SignalEntry;
  /** How many readings of it there are, as they are counted; null while nobody knows. */
  count: string | null;
};

/** The cells of one signal: what, how much, when, by whom, its past, and the message it came in. */
export function SignalRow({ vin, entry: { signal, reading, absence, availability }, count }: SignalRowProps) {
  const may = useMay('message.read');
  const { open } = useMessageLink();
  const told = reading ?? absence;
  const notes = reading === undefined ? [] : timeNotes(reading);
  const label = may.reason ?? `Open the message of ${signal.label}`;
  return (
    <>
      <td className={classes.signal}>
        <span className={classes.label}>{signal.label}</span>
        <span className={classes.id}>{signal.id}</span>
      </td>
      <td className={classes.value}>
        <Value
          signal={signal}
          reading={reading}
          absence={absence}
          availability={availability}
          size="md"
          isAgeHidden
          isCompact
        />
      </td>
      <td className={classes.when}>
        {told === undefined ? (
          <span className={classes.dimmed}>never</span>
        ) : (
          <>
            <span>
              <Ago at={told.at} /> <span className={classes.dimmed}>{formatLocalTime(told.at)}</span>
            </span>
            {notes.map((note) => (
              <span key={note} className={classes.note} data-serious={reading?.claimedAt !== undefined || undefined}>
                {note}
              </span>
            ))}
          </>
        )}
      </td>
      <td className={classes.source}>{told?.upstream ?? availability?.upstream}</td>
      <td className={classes.past}>
        {reading !== undefined && (
          <AppLink
            href={historyPath(vin, { signals: [signal.id] })}
            prefetch={false}
            className={classes.chart}
            aria-label={`Chart of ${signal.label}${count === null ? '' : `, ${count} readings`}`}
          >
            <IconChartLine size={16} aria-hidden="true" />
            {count}
          </AppLink>
        )}
      </td>
      <td className={classes.action}>
        {told !== undefined && (
          <Tooltip label={label}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={label}
              aria-disabled={!may.isAllowed}
              data-disabled={!may.isAllowed || undefined}
              onClick={() => may.isAllowed && open(told.message, signal.id)}
            >
              <IconFileText size={17} />
            </ActionIcon>
          </Tooltip>
        )}
      </td>
    </>
  );
}
