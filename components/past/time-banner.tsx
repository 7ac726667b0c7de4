'use client';

import { Button, Loader } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { seconds } from '../../server/contract/duration';
import { formatLocalTime, formatUtcTime } from '../ui/format-time';
import { howLongAgo } from './past-words';
import classes from './time-banner.module.css';
import { useLiveNow } from './use-live-now';

type TimeBannerProps = {
  /** What it is called for those who listen. */
  label: string;
  /** What is shown, in a word or two. */
  mark: string;
  isLoading?: boolean;
  /** Epoch milliseconds; null while nobody knows yet. */
  at: number | null;
  /** By which clock it is told, and what that does. */
  clock: { label: string; sentence: string };
  /** What cannot be done here. */
  rule: string;
  /** What is special about it. */
  children?: ReactNode;
  onLive: () => void;
};

/** Says across the page that it does not show the present: which time it shows, how long ago that was, and the way back. */
export function TimeBanner({ label, mark, isLoading = false, at, clock, rule, children, onLive }: TimeBannerProps) {
  const now = useLiveNow(seconds(1));
  return (
    <section className={classes.banner} aria-label={label}>
      <span className={classes.mark}>
        {isLoading ? (
          <Loader size={16} color="currentColor" aria-hidden="true" />
        ) : (
          <IconHistory size={18} aria-hidden="true" />
        )}
        {mark}
      </span>
      <p className={classes.moment}>
        {at !== null && (
          <time dateTime={formatUtcTime(at)}>
            {/* The server draws the page, too, and knows nothing of the reader's zone. */}
            {now > 0 && <strong>{formatLocalTime(at)}</strong>} <span className={classes.utc}>{formatUtcTime(at)}</span>
          </time>
        )}
        {at !== null && now > 0 && <span>{howLongAgo(at, now)}</span>}
      </p>
      <p className={classes.rules}>
        <strong>{clock.label}.</strong> <span className={classes.sentence}>{clock.sentence}</span> <span>{rule}</span>
      </p>
      {children}
      <Button size="compact-sm" variant="white" color="dark" className={classes.back} onClick={onLive}>
        Back to live
      </Button>
    </section>
  );
}
