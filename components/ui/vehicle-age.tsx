'use client';

import { Tooltip } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { freshness } from '../../server/contract/freshness';
import type { Reading } from '../../server/contract/reading';
import { useIsPast } from '../data/picture-context';
import { useNow } from '../data/server-clock';
import { formatAge } from './format-age';
import { budgetOf, useMotion } from './freshness-budget';
import { ReadingOrigin } from './reading-origin';
import { useMay } from './use-may';
import { useMessageLink } from './use-message-link';
import { useSignalOf } from './use-signal';
import classes from './value.module.css';

/** The age of a value that is drawn in a way of its own. Press it for the message it came from. */
export function VehicleAge({ signalId, reading }: { signalId: string; reading: Reading }) {
  const now = useNow();
  const isPast = useIsPast();
  const signal = useSignalOf()(signalId);
  const motion = useMotion();
  const may = useMay('message.read');
  const { open } = useMessageLink();
  const isStale = freshness(reading.at, budgetOf(signal, motion), now) === 'stale';
  const age = formatAge(now - reading.at, isPast);
  const hint = may.isAllowed ? 'Press for the message it came from' : may.reason && `Its message: ${may.reason}`;
  return (
    <Tooltip
      label={<ReadingOrigin reading={reading} hint={hint} />}
      openDelay={250}
      multiline
      events={{ hover: true, focus: true, touch: true }}
    >
      <button
        type="button"
        className={classes.value}
        data-freshness={isStale ? 'stale' : 'fresh'}
        aria-disabled={!may.isAllowed}
        aria-label={`${signal.label}: ${isStale ? 'stale, ' : ''}${age}`}
        onClick={() => may.isAllowed && open(reading.message, reading.signal)}
      >
        <span className={classes.age}>
          {isStale && <IconClockExclamation size={12} aria-hidden="true" />}
          {isStale ? `stale, ${age}` : age}
        </span>
      </button>
    </Tooltip>
  );
}
