'use client';

import { Button, Skeleton, Stack } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useReadings } from '../data/history-queries';
import type { Span } from '../range/range-presets';
import { Empty } from '../ui/empty';
import { formatClock } from '../ui/format-time';
import { formatNumber } from '../ui/format-value';
import { MoreOnScroll } from '../ui/more-on-scroll';
import surface from '../ui/page.module.css';
import { Problem } from '../ui/problem';
import { useZone } from '../ui/use-zone';
import { VirtualTable } from '../ui/virtual-table';
import { zoneName } from '../ui/zone-time';
import type { HistoryView } from './history-view';
import { LateSign } from './late-mark';
import { readingColumns } from './reading-columns';
import { ReadingRow } from './reading-row';
import classes from './reading-table.module.css';

type ReadingTableProps = {
  vin: string;
  view: HistoryView;
  show: (part: Partial<HistoryView>) => void;
  span: Span;
};

const skeletons = Array.from({ length: 12 }, (_, row) => row);

/** The readings that the charts draw, one by one: the same signals, the same time, in any order, further as one scrolls. */
export function ReadingTable({ vin, view, show, span }: ReadingTableProps) {
  const { signals, clock, sort, range } = view;
  const zone = useZone();
  // What a range ends with goes on; a table that did so would move under the reader's hand.
  const asked = JSON.stringify([range, signals, clock]);
  const [held, setHeld] = useState({ asked, span });
  if (held.asked !== asked) setHeld({ asked, span });
  const query = useReadings({ vin, signals, clock }, held.span, sort);
  const { data, error, hasNextPage } = query;
  const readings = data?.pages.flatMap((page) => page.readings) ?? [];

  if (data === undefined && error !== null)
    return (
      <Problem title="The readings cannot be listed" detail={error.message} onRetry={() => void query.refetch()} />
    );
  if (data === undefined)
    return (
      <Stack gap={14} p={16} role="status" aria-label="Looking up readings" className={surface.panel}>
        {skeletons.map((row) => (
          <Skeleton key={row} height={22} />
        ))}
      </Stack>
    );
  return (
    <section className={surface.panel} aria-label="Readings">
      <header className={classes.head}>
        <p role="status">
          {formatNumber(readings.length, 0)}
          {hasNextPage ? ' readings so far, more as you scroll.' : readings.length === 1 ? ' reading.' : ' readings.'}{' '}
          {zoneName(zone)}. As of {formatClock(held.span.to)}.
        </p>
        {readings.some(({ isLate }) => isLate) && (
          <p className={classes.late}>
            <LateSign />
          </p>
        )}
        <Button size="compact-sm" variant="default" onClick={() => setHeld({ asked, span })}>
          Renew
        </Button>
      </header>
      {error !== null && (
        <Problem title="No more can be listed" detail={error.message} onRetry={() => void query.fetchNextPage()} />
      )}
      {readings.length === 0 ? (
        <Empty icon={<IconListSearch size={30} stroke={1.5} />} title="Nothing was told in this time">
          Choose a longer time, or other signals.
        </Empty>
      ) : (
        <VirtualTable
          label="Readings"
          columns={readingColumns(sort, (next) => show({ sort: next }))}
          rows={readings}
          isMore={hasNextPage}
          keyOf={({ signal, at, upstream }) => `${signal} ${at} ${upstream}`}
          guessHeight={() => 37}
          cellsOf={(reading) => <ReadingRow reading={reading} />}
          className={classes.table}
        />
      )}
      <MoreOnScroll found={query} />
    </section>
  );
}
