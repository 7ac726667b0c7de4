'use client';

import { Tooltip } from '@mantine/core';
import { useIsPast } from '../data/picture-context';
import { useNow } from '../data/server-clock';
import { formatAge, formatAgo } from './format-age';
import { formatLocalTime, formatUtcTime } from './format-time';

/** How long ago something was, by the time of what is shown, with the exact time on hover. `isShort` leaves out the "ago". */
export function Ago({ at, isShort = false }: { at: number; isShort?: boolean }) {
  const now = useNow();
  const isPast = useIsPast();
  if (now === 0) return null;
  const age = now - at;
  return (
    <Tooltip label={`${formatLocalTime(at)} · ${formatUtcTime(at)}`} openDelay={250}>
      <time dateTime={formatUtcTime(at)}>{isShort ? formatAge(age, isPast) : formatAgo(age, isPast)}</time>
    </Tooltip>
  );
}
