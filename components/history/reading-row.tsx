'use client';

import { ActionIcon } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { memo } from 'react';
import type { ListedReading } from '../../server/contract/history';
import { formatExactTime, formatExactUtcTime } from '../ui/format-time';
import { formatValue, writeOut } from '../ui/format-value';
import { timeNotes } from '../ui/time-source-words';
import { useMay } from '../ui/use-may';
import { useMessageLink } from '../ui/use-message-link';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { LateMark } from './late-mark';
import { lateWords } from './late-words';
import classes from './reading-table.module.css';

function Moment({ at }: { at: number }) {
  return (
    <time dateTime={formatExactUtcTime(at)} title={formatExactUtcTime(at)}>
      {formatExactTime(at)}
    </time>
  );
}

/** The cells of one reading. */
export const ReadingRow = memo(function ReadingRow({ reading }: { reading: ListedReading }) {
  const signal = useSignalOf()(reading.signal);
  const units = useUnitPreferences();
  const may = useMay('message.read');
  const { open } = useMessageLink();
  const value = writeOut(formatValue(reading.value, signal, units));
  return (
    <>
      <td className={classes.when}>
        <Moment at={reading.at} />
      </td>
      <td className={classes.received} title={timeNotes(reading).join(' ')}>
        <span className={classes.narrowLabel}>received </span>
        <Moment at={reading.receivedAt} /> {reading.isLate && <LateMark words={lateWords(reading)} />}
      </td>
      <td className={classes.signal}>{signal.label}</td>
      <td className={classes.value}>{value}</td>
      <td className={classes.source}>{reading.upstream}</td>
      <td className={classes.action}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          title={may.reason ?? 'Open its message'}
          aria-label={may.reason ?? `Open the message of ${signal.label} ${value}, ${formatExactTime(reading.at)}`}
          aria-disabled={!may.isAllowed}
          data-disabled={!may.isAllowed || undefined}
          onClick={() => may.isAllowed && open(reading.message, reading.signal)}
        >
          <IconFileText size={16} />
        </ActionIcon>
      </td>
    </>
  );
});
