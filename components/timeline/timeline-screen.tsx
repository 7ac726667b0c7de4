'use client';

import { ActionIcon, Skeleton, Stack, Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import { zoomedSpan } from '../range/move-range';
import { RangePicker } from '../range/range-picker';
import { readTimeRange, type TimeRange, writeTimeRange } from '../range/time-range';
import { useGo } from '../shell/go-context';
import { replayPath } from '../trips/trip-links';
import { useRangeSpan } from '../trips/use-range-span';
import { Panel } from '../ui/panel';
import { Problem } from '../ui/problem';
import { useMessageLink } from '../ui/use-message-link';
import { useSearchState } from '../ui/use-search-state';
import classes from './timeline.module.css';
import { TimelineAxis } from './timeline-axis';
import type { TimelineItem } from './timeline-item';
import { TimelineList } from './timeline-list';
import { TimelineRowView } from './timeline-row-view';
import { useTimeline } from './use-timeline';

const usual: TimeRange = { preset: '24h' };
const placeholders = [0, 1, 2, 3, 4, 5];

/** All that happened to a vehicle on one axis of time: what it did, warned of and was sent, who told of it and what was kept out. */
export function TimelineScreen({ vin }: { vin: string }) {
  const { search, change } = useSearchState();
  const text = search.toString();
  const range = useMemo(() => readTimeRange(new URLSearchParams(text)) ?? usual, [text]);
  const resolved = useRangeSpan(range);
  if (resolved === null) return <TimelineLoading />;
  return <TimelineOfSpan vin={vin} range={range} show={(next) => change(writeTimeRange(next), 'push')} {...resolved} />;
}

function TimelineLoading() {
  return (
    <Stack gap={9} role="status" aria-label="Loading the timeline">
      {placeholders.map((row) => (
        <Skeleton key={row} height={30} radius={8} />
      ))}
    </Stack>
  );
}

type TimelineOfSpanProps = {
  vin: string;
  range: TimeRange;
  show: (range: TimeRange) => void;
} & NonNullable<ReturnType<typeof useRangeSpan>>;

function TimelineOfSpan({ vin, range, show, span, now, moment }: TimelineOfSpanProps) {
  const { rows, remarks, error, retry } = useTimeline(vin, span, now, moment);
  const { ref, width } = useElementSize();
  const go = useGo();
  const { open } = useMessageLink();
  const press = ({ leadsTo }: TimelineItem) => {
    if (leadsTo?.kind === 'message') open(leadsTo.reference);
    if (leadsTo?.kind === 'command') go(`/commands/${leadsTo.id}`);
    if (leadsTo?.kind === 'replay') go(replayPath(vin, leadsTo.span.from, leadsTo.span.to));
  };
  const zoom = (factor: number) => {
    const next = zoomedSpan(span, factor);
    show({ from: next.from, to: Math.min(next.to, Math.max(now, next.from + 1_000)) });
  };
  return (
    <div className={classes.screen}>
      <div className={classes.bar}>
        <RangePicker range={range} now={now} onChange={show} />
        <Zoom label="Show a shorter time" onClick={() => zoom(0.5)} icon={<IconZoomIn size={17} />} />
        <Zoom label="Show a longer time" onClick={() => zoom(2)} icon={<IconZoomOut size={17} />} />
      </div>
      {error !== null && <Problem title="The timeline is not complete" detail={error.message} onRetry={retry} />}
      {rows === null && error === null && <TimelineLoading />}
      {rows !== null && (
        <>
          <section className={classes.chart} aria-label="Timeline">
            <div className={classes.head}>
              <div ref={ref}>
                <TimelineAxis span={span} width={width} onChoose={show} />
              </div>
            </div>
            <ul className={classes.rows}>
              {rows.map((row) => (
                <TimelineRowView key={row.id} row={row} span={span} width={width} onPress={press} />
              ))}
            </ul>
          </section>
          {remarks.map((remark) => (
            <p key={remark} className={classes.remark} role="status">
              {remark}
            </p>
          ))}
          <Panel title="The same in words" className={classes.list}>
            <TimelineList rows={rows} span={span} onPress={press} />
          </Panel>
        </>
      )}
    </div>
  );
}

function Zoom({ label, onClick, icon }: { label: string; onClick: () => void; icon: ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="default" size="input-sm" aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
