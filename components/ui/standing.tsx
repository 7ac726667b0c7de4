'use client';

import { Tooltip } from '@mantine/core';
import { seconds } from '../../server/contract/duration';
import { useNow } from '../data/server-clock';
import { formatAge } from './format-age';
import { formatLocalTime, formatMinute, formatUtcTime } from './format-time';

function wordsOf(since: number, now: number, isAway: boolean): string {
  const age = now - since;
  if (age < seconds(2)) return isAway ? 'Away since just now.' : 'Since just now.';
  return isAway ? `Away for ${formatAge(age)}, since ${formatMinute(since, now)}.` : `For ${formatAge(age)}.`;
}

/** For how long something has stood as it does, or has been away; exactly on hover. @param since epoch milliseconds */
export function Standing({ since, isAway = false }: { since: number; isAway?: boolean }) {
  const now = useNow();
  if (now === 0) return null;
  return (
    <Tooltip label={`Since ${formatLocalTime(since)} · ${formatUtcTime(since)}`} openDelay={250}>
      <time dateTime={formatUtcTime(since)}>{wordsOf(since, now, isAway)}</time>
    </Tooltip>
  );
}
