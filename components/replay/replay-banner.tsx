'use client';

import { usePathname } from 'next/navigation';
import { seconds } from '../../server/contract/duration';
import { useOfClock } from '../data/server-clock';
import { type Moment, wholeSecond } from '../past/moment-address';
import { usePast } from '../past/past-context';
import { clockWords } from '../past/past-words';
import { TimeBanner } from '../past/time-banner';
import { useGo } from '../shell/go-context';
import { formatLocalTime } from '../ui/format-time';
import { type Replayed, useReplayed } from './replayed-context';

/** By which clock a replay is told, and up to when. The time is left out where the reader's zone may not be known. */
function knownWords({ at, clock }: Moment, hasTime: boolean): { label: string; sentence: string } {
  const { label, sentence } = clockWords[clock];
  const until = hasTime ? `${clock === 'event' ? ', up to' : ' at'} ${formatLocalTime(at)}` : '';
  return {
    label: `${label}${until}`,
    // Fixes that came late lie where they were measured, or there would be no way to see again.
    sentence: clock === 'event' ? sentence : 'The way as known then; each value from when it reached us.',
  };
}

/** Says across the page that it shows a replay, which instant it stands at, and the way to the vehicle as it is now. */
export function ReplayBanner() {
  const replayed = useReplayed();
  return (
    <>
      <p role="status" className="sr-only">
        This is a replay: all of it is of the past, and commands are off
      </p>
      {replayed === null ? <Banner at={null} /> : <BannerOfInstant replayed={replayed} />}
    </>
  );
}

function BannerOfInstant({ replayed }: { replayed: Replayed }) {
  return <Banner at={useOfClock(replayed.picture.clock, seconds(1), wholeSecond)} />;
}

function Banner({ at }: { at: number | null }) {
  const { addressed } = usePast();
  const go = useGo();
  const page = usePathname();
  return (
    <TimeBanner
      label="Replay"
      mark="Replay"
      at={at}
      clock={addressed === null ? clockWords.event : knownWords(addressed, at !== null)}
      rule="Commands are off."
      onLive={() => go(page.replace(/\/replay\/?$/, ''), 'live')}
    />
  );
}
