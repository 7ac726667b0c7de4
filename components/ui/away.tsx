'use client';

import { Tooltip } from '@mantine/core';
import { seconds } from '../../server/contract/duration';
import { useNow } from '../data/server-clock';
import { formatAge } from './format-age';
import { formatLocalTime, formatMinute, formatUtcTime } from './format-time';

/** For how long something has been away, and since when; exactly on hover. @param since epoch milliseconds */
export function Away({ since }: { since: number }) {
  const now = useNow();
  if (now === 0) return null;
  const age = now - since;
  return (
    <Tooltip label={`${formatLocalTime(since)} · ${formatUtcTime(since)}`} openDelay={250}>
      <time dateTime={formatUtcTime(since)}>
        {age < seconds(2) ? 'Away since just now.' : `Away for ${formatAge(age)}, since ${formatMinute(since, now)}.`}
      </time>
    </Tooltip>
  );
}
