'use client';

import { Button, Progress, Skeleton } from '@mantine/core';
import { IconClockOff } from '@tabler/icons-react';
import type { useHistory } from '../data/history-queries';
import { RequestError } from '../data/request';
import type { Span } from '../range/range-presets';
import { Empty } from '../ui/empty';
import { formatAge } from '../ui/format-age';
import { formatClock, formatLocalTime } from '../ui/format-time';
import { Problem } from '../ui/problem';
import classes from './history-state.module.css';
import type { HistoryView } from './history-view';
import { nearestTold } from './nearest-told';

type HistoryStateProps = {
  view: HistoryView;
  show: (part: Partial<HistoryView>) => void;
  query: ReturnType<typeof useHistory>;
  span: Span;
};

/** What there is to say of the charts besides what they show: on their way, too much, none, or of a while ago. */
export function HistoryState({ view, show, query, span }: HistoryStateProps) {
  const { data, error, isPending, isFetching, isPlaceholderData, dataUpdatedAt } = query;
  if (error instanceof RequestError && error.status === 400)
    return <Problem title="This cannot be drawn" detail={error.message} />;
  if (error !== null && (data === undefined || isPlaceholderData))
    return <Problem title="The past cannot be shown" detail={error.message} onRetry={() => void query.refetch()} />;
  if (isPending)
    return (
      <div role="status" aria-label="Looking up the past">
        <Skeleton height={300} radius={8} />
      </div>
    );
  const length = span.to - span.from;
  const nearest = nearestTold(data, view.clock, span);
  const goTo = (at: number) => show({ range: { from: at - length / 2, to: at + length / 2 } });
  return (
    <>
      <div className={classes.progress}>
        {isPlaceholderData && isFetching && <Progress value={100} size={2} animated aria-label="Looking up the past" />}
      </div>
      {error !== null && (
        <p className={classes.stale} role="status">
          As of {formatClock(dataUpdatedAt)}: {error.message}
        </p>
      )}
      {!isPlaceholderData && data.series.every(({ count }) => count === 0) && (
        <Empty icon={<IconClockOff size={30} stroke={1.5} />} title="Nothing was told in this time">
          {nearest.before === null && nearest.after === null && <p>Nor ever, by what is kept.</p>}
          {nearest.before !== null && (
            <p>
              The newest before is of {formatLocalTime(nearest.before)}, {formatAge(span.from - nearest.before)}{' '}
              earlier.{' '}
              <Button size="compact-xs" variant="default" onClick={() => goTo(nearest.before ?? 0)}>
                Show that time
              </Button>
            </p>
          )}
          {nearest.after !== null && (
            <p>
              The next after is of {formatLocalTime(nearest.after)}, {formatAge(nearest.after - span.to)} later.{' '}
              <Button size="compact-xs" variant="default" onClick={() => goTo(nearest.after ?? 0)}>
                Show that time
              </Button>
            </p>
          )}
        </Empty>
      )}
    </>
  );
}
