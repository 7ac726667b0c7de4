'use client';

import { Tooltip } from '@mantine/core';
import { useNow } from '../data/server-clock';
import { formatClock, formatLocalTime, formatUtcTime } from '../ui/format-time';
import classes from './server-clock.module.css';

/** The clock all ages are told by. */
export function ServerClock() {
  const now = useNow();
  if (now === 0) return <span className={classes.clock} />;
  return (
    <Tooltip label={`Server’s clock: ${formatLocalTime(now)} · ${formatUtcTime(now)}`}>
      <time className={classes.clock} dateTime={formatUtcTime(now)}>
        {formatClock(now)}
      </time>
    </Tooltip>
  );
}
