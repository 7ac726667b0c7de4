'use client';

import { formatLocalTime } from '../ui/format-time';
import { type Moment, wholeSecond } from './moment-address';
import { usePast, usePastState } from './past-context';
import { useHistorySpan } from './past-queries';
import classes from './time-banner.module.css';

/** What is special about the moment, where something is: before all that is known, or the newest there is. */
export function PastRemark({ moment }: { moment: Moment }) {
  const { go } = usePast();
  const { isAtNewest } = usePastState();
  const oldestAt = useHistorySpan().data?.oldestAt ?? null;
  if (isAtNewest) return <p className={classes.remark}>This is the newest moment: playing has stopped.</p>;
  if (oldestAt === null || moment.at >= oldestAt) return null;
  const first = wholeSecond(oldestAt) + 1_000;
  return (
    <p className={classes.remark}>
      Nothing was known yet. The history begins at {formatLocalTime(oldestAt)}.
      <button type="button" className={classes.again} onClick={() => go({ ...moment, at: first })}>
        Go there
      </button>
    </p>
  );
}
