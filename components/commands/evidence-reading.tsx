'use client';

import { IconMessage } from '@tabler/icons-react';
import type { Reading } from '../../server/contract/reading';
import { formatDuration } from '../ui/format-duration';
import { formatLocalTime, formatUtcTime } from '../ui/format-time';
import { formatValue, writeOut } from '../ui/format-value';
import { GuardedButton } from '../ui/guarded-button';
import { useMay } from '../ui/use-may';
import { useMessageLink } from '../ui/use-message-link';
import classes from './evidence-reading.module.css';
import { useReader } from './use-reader';

/** `4 s after it was sent`. @param offsetMs below zero of what was measured before */
const offsetWords = (offsetMs: number): string => {
  const length =
    Math.abs(offsetMs) < 1_000 ? `${Math.abs(Math.round(offsetMs))} ms` : formatDuration(Math.abs(offsetMs));
  return `${length} ${offsetMs < 0 ? 'before' : 'after'} it was sent`;
};

/** A reading that says something of a command: what, when by the vehicle and by us, and the message it came in. */
export function EvidenceReading({ reading, publishedAt }: { reading: Reading; publishedAt: number | null }) {
  const { signalOf, preferences } = useReader();
  const may = useMay('message.read');
  const { open } = useMessageLink();
  const signal = signalOf(reading.signal);
  return (
    <div className={classes.reading}>
      <p className={classes.value}>
        <span className={classes.label}>{signal.label}</span>{' '}
        {writeOut(formatValue(reading.value, signal, preferences))}
      </p>
      <p className={classes.times}>
        Measured <time dateTime={formatUtcTime(reading.at)}>{formatLocalTime(reading.at)}</time>
        {publishedAt !== null && `, ${offsetWords(reading.at - publishedAt)}`}; received{' '}
        {formatLocalTime(reading.receivedAt)} from {reading.upstream}
      </p>
      <div>
        <GuardedButton
          size="compact-sm"
          variant="subtle"
          ml={-8}
          reason={may.isAllowed ? null : may.reason}
          leftSection={<IconMessage size={15} aria-hidden="true" />}
          onClick={() => open(reading.message, reading.signal)}
        >
          Message {reading.message}
        </GuardedButton>
      </div>
    </div>
  );
}
