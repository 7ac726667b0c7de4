'use client';

import { Button } from '@mantine/core';
import { usePathname } from 'next/navigation';
import { seconds } from '../../server/contract/duration';
import { useShortcut } from '../ui/use-shortcut';
import { useZone } from '../ui/use-zone';
import { ClockChoice } from './clock-choice';
import { showsPast } from './moment-address';
import { MomentPicker } from './moment-picker';
import { nearMoments } from './moments-near';
import { usePast, usePastState } from './past-context';
import { PlayControls } from './play-controls';
import { ShareMoment } from './share-moment';
import { StepControls } from './step-controls';
import classes from './time-bar.module.css';
import { TimeSlider } from './time-slider';
import { useLiveNow } from './use-live-now';

/** The time of what the page shows: live, or a moment to pick, slide, step or play to. On pages that can show the past. */
export function TimeBar() {
  return showsPast(usePathname()) ? <Bar /> : null;
}

function Bar() {
  const { addressed, go } = usePast();
  const { wanted, shown, isLoading } = usePastState();
  const now = useLiveNow(seconds(10));
  const zone = useZone();
  const moment = addressed === null ? null : ((isLoading ? wanted : shown) ?? addressed);
  useShortcut('l', () => moment !== null && go(null));
  // The server's clock is not known while the page is drawn on the server.
  if (now === 0) return <section className={classes.bar} aria-label="Time" />;
  return (
    <section className={classes.bar} aria-label="Time" data-past={moment !== null || undefined}>
      <Button
        className={classes.live}
        size="xs"
        variant="default"
        aria-pressed={moment === null}
        leftSection={<span className={classes.dot} aria-hidden="true" />}
        onClick={() => moment !== null && go(null)}
      >
        Live
      </Button>
      <MomentPicker moment={moment} now={now} />
      {moment === null ? (
        <div className={classes.near}>
          {nearMoments(now, zone).map(({ label, at }) => (
            <Button key={label} size="xs" variant="subtle" color="gray" onClick={() => go({ at, clock: 'event' })}>
              {label}
            </Button>
          ))}
        </div>
      ) : (
        <>
          <PlayControls />
          <StepControls moment={moment} />
        </>
      )}
      <TimeSlider moment={moment} now={now} />
      {moment !== null && (
        <>
          <ClockChoice moment={moment} />
          <ShareMoment />
        </>
      )}
    </section>
  );
}
