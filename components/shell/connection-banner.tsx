'use client';

import { IconWifiOff } from '@tabler/icons-react';
import { useStreamState } from '../data/live-provider';
import { useNow } from '../data/server-clock';
import { usePast } from '../past/past-context';
import { formatAge } from '../ui/format-age';
import { formatClock } from '../ui/format-time';
import classes from './connection-banner.module.css';

/** Says that the stream is lost, for how long, and that nobody has to do anything. Goes away by itself. */
export function ConnectionBanner() {
  const { phase, since } = useStreamState();
  const now = useNow();
  const isPast = usePast().isPast;
  const isLost = phase === 'offline';
  return (
    <div role="status">
      {isLost && (
        <p className={classes.banner}>
          <IconWifiOff size={17} aria-hidden="true" />
          <span>
            <strong>Not live since {formatClock(since)}</strong>
            <span aria-hidden="true"> ({formatAge(now - since)})</span>.{' '}
            {isPast
              ? 'The moment you see stays as it is; another can be fetched once the server is back.'
              : 'What you see is from then and goes on ageing.'}{' '}
            Reconnecting by itself; no need to reload.
          </span>
        </p>
      )}
    </div>
  );
}
