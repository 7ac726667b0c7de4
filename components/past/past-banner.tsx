'use client';

import { IconAlertTriangle } from '@tabler/icons-react';
import { asSentence } from '../ui/as-sentence';
import type { Moment } from './moment-address';
import { usePast, usePastState } from './past-context';
import { PastRemark } from './past-remark';
import { clockWords, spokenPast } from './past-words';
import { TimeBanner } from './time-banner';
import classes from './time-banner.module.css';

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
  const isOnItsWay = isLoading && problem === null;
  return (
    <TimeBanner
      label="The past"
      mark={isOnItsWay ? 'Loading' : 'The past'}
      isLoading={isOnItsWay}
      at={moment.at}
      clock={clockWords[moment.clock]}
      rule="Commands are off in the past."
      onLive={() => go(null)}
    >
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
    </TimeBanner>
  );
}
