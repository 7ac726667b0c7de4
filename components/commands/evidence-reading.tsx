'use client';

import { IconMessage } from '@tabler/icons-react';
import type { Reading } from '../../server/contract/reading';
import { formatLocalTime, formatUtcTime } from '../ui/format-time';
import { formatValue, writeOut } from '../ui/format-value';
import { GuardedButton } from '../ui/guarded-button';
import { useMay } from '../ui/use-may';
import { useMessageLink } from '../ui/use-message-link';
import { offsetWords } from './delivery-words';
import classes from './evidence-reading.module.css';
import { useReader } from './use-reader';

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
