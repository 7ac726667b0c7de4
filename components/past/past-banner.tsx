'use client';

import { Button, Loader } from '@mantine/core';
import { IconAlertTriangle, IconHistory } from '@tabler/icons-react';
import { seconds } from '../../server/contract/duration';
import { asSentence } from '../connections/as-sentence';
import { formatLocalTime, formatUtcTime } from '../ui/format-time';
import type { Moment } from './moment-address';
import classes from './past-banner.module.css';
import { usePast, usePastState } from './past-context';
import { PastRemark } from './past-remark';
import { clockWords, howLongAgo, spokenPast } from './past-words';
import { useLiveNow } from './use-live-now';

/** Says across the page that it shows the past: which moment, by which clock, how long ago, and the way back. */
export function PastBanner() {
  const { addressed } = usePast();
  const state = usePastState();
  return (
    <>
      <p role="status" className="sr-only">
        {addressed === null ? '' : spokenPast(state)}
      </p>
      {addressed !== null && (
        <Banner moment={state.isLoading ? (state.wanted ?? addressed) : (state.shown ?? addressed)} />
      )}
    </>
  );
}

function Banner({ moment }: { moment: Moment }) {
  const { go, past } = usePast();
  const { isLoading, problem } = usePastState();
  const now = useLiveNow(seconds(1));
  const words = clockWords[moment.clock];
  return (
    <section className={classes.banner} aria-label="The past">
      <span className={classes.mark}>
        {isLoading && problem === null ? (
          <Loader size={16} color="currentColor" aria-hidden="true" />
        ) : (
          <IconHistory size={18} aria-hidden="true" />
        )}
        {isLoading && problem === null ? 'Loading' : 'The past'}
      </span>
      <p className={classes.moment}>
        <time dateTime={formatUtcTime(moment.at)}>
          {/* The server draws the page, too, and knows nothing of the reader's zone. */}
          {now > 0 && <strong>{formatLocalTime(moment.at)}</strong>}{' '}
          <span className={classes.utc}>{formatUtcTime(moment.at)}</span>
        </time>
        {now > 0 && <span>{howLongAgo(moment.at, now)}</span>}
      </p>
      <p className={classes.rules}>
        <strong>{words.label}.</strong> <span className={classes.sentence}>{words.sentence}</span>{' '}
        <span>Commands are off in the past.</span>
      </p>
      {problem !== null && (
        <p className={classes.problem} role="alert">
          <IconAlertTriangle size={16} aria-hidden="true" />
          {asSentence(problem.sentence).replace(/(?<![.!?])$/, '.')}{' '}
          {problem.isTriedAgain && 'It is tried again by itself. '}
          <button type="button" className={classes.again} onClick={past.retry}>
            Try again
          </button>
        </p>
      )}
      <PastRemark moment={moment} />
      <Button size="compact-sm" variant="white" color="dark" className={classes.back} onClick={() => go(null)}>
        Back to live
      </Button>
    </section>
  );
}
