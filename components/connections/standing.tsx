'use client';

import { Tooltip } from '@mantine/core';
import { seconds } from '../../server/contract/duration';
import { useNow } from '../data/server-clock';
import { formatAge } from '../ui/format-age';
import { formatLocalTime, formatUtcTime } from '../ui/format-time';
import classes from './connection-card.module.css';

/** For how long a connection has stood as it does, with the exact time on hover. @param since epoch milliseconds */
export function Standing({ since }: { since: number }) {
  const now = useNow();
  if (now === 0) return null;
  const age = now - since;
  return (
    <Tooltip label={`Since ${formatLocalTime(since)} · ${formatUtcTime(since)}`} openDelay={250}>
      <time className={classes.since} dateTime={formatUtcTime(since)}>
        {age < seconds(2) ? 'Since just now.' : `For ${formatAge(age)}.`}
      </time>
    </Tooltip>
  );
}
