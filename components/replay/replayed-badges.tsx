'use client';

import { IconClockHour8, IconClockQuestion } from '@tabler/icons-react';
import { seconds } from '../../server/contract/duration';
import { useOfClock } from '../data/server-clock';
import { formatAgo } from '../ui/format-age';
import { formatLocalTime } from '../ui/format-time';
import { MotionBadge } from '../vehicle/motion-badge';
import classes from '../vehicle/vehicle-head.module.css';
import { type Replayed, useReplayed } from './replayed-context';
import { type MotionThen, useKnownThen, useMotionThen } from './use-moment';

/** What the vehicle was doing at the instant of the replay, and how long before that it was heard of; none until that is here. */
export function ReplayedBadges({ vin }: { vin: string }) {
  const replayed = useReplayed();
  return replayed?.vin === vin ? <BadgesOfInstant replayed={replayed} /> : null;
}

function BadgesOfInstant({ replayed }: { replayed: Replayed }) {
  const then = useMotionThen(replayed, useKnownThen(replayed));
  if (then === null) return null;
  return (
    <>
      <MotionBadge motion={then.motion} />
      <Heard replayed={replayed} heardAt={then.heardAt} />
    </>
  );
}

function Heard({ replayed, heardAt }: { replayed: Replayed } & Pick<MotionThen, 'heardAt'>) {
  const words = useOfClock(replayed.picture.clock, seconds(1), (at) =>
    heardAt === null ? 'Not heard of by then' : `Heard ${formatAgo(at - heardAt, true)}`,
  );
  const Icon = heardAt === null ? IconClockQuestion : IconClockHour8;
  return (
    <span className={classes.heard} title={heardAt === null ? undefined : formatLocalTime(heardAt)}>
      <Icon size={16} aria-hidden="true" />
      {words}
    </span>
  );
}
