'use client';

import { IconLock } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { Span } from '../range/range-presets';
import { laneHeight, lanesOf } from './item-lanes';
import classes from './timeline.module.css';
import type { TimelineItem, TimelineRow } from './timeline-item';
import { TimelineItemView } from './timeline-item-view';

/** More buttons than this in a row nobody tells apart, and they cost: the list has them all. */
const mostDrawn = 400;
/** Of one lane, pixels; and what the mark of what happens at once takes up from side to side. */
const rowHeight = 34;
const momentWidth = 17;

/** Two of one row may begin at one time; a command stays itself as it comes by an outcome. */
function keyOf({ from, to, what, leadsTo }: TimelineItem): string {
  if (leadsTo?.kind === 'command') return leadsTo.id;
  return `${from} ${to} ${what} ${leadsTo?.kind === 'message' ? leadsTo.reference : ''}`;
}

type TimelineRowViewProps = { row: TimelineRow; span: Span; width: number; onPress: (item: TimelineItem) => void };

/** A row of the timeline, so many pixels wide. Tab goes from row to row, arrows from item to item. */
export function TimelineRowView({ row, span, width, onPress }: TimelineRowViewProps) {
  const [place, setPlace] = useState(0);
  const items = useMemo(
    () =>
      row.items
        .filter(({ from, to }) => to >= span.from && from <= span.to)
        .sort((a, b) => a.from - b.from)
        .slice(-mostDrawn),
    [row, span],
  );
  const lanes = useMemo(
    () => (row.isStacked === true && width > 0 ? lanesOf(items, ((span.to - span.from) * momentWidth) / width) : []),
    [row, items, span, width],
  );
  const stop = Math.min(place, items.length - 1);
  const go = (event: KeyboardEvent<HTMLElement>) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, Home: -items.length, End: items.length }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const next = Math.min(items.length - 1, Math.max(0, stop + by));
    event.currentTarget.querySelectorAll('button').item(next)?.focus();
  };
  return (
    <li className={classes.row}>
      <h2 className={classes.label} title={row.label}>
        {row.label}
      </h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys go on among the buttons within */}
      <div className={classes.track} style={{ height: rowHeight + Math.max(0, ...lanes) * laneHeight }} onKeyDown={go}>
        {row.denied !== null && (
          <p className={classes.denied}>
            <IconLock size={13} aria-hidden="true" /> {row.denied}
          </p>
        )}
        {row.denied === null && items.length === 0 && <p className={classes.none}>None in this time</p>}
        {items.map((item, index) => (
          <TimelineItemView
            key={keyOf(item)}
            item={item}
            span={span}
            lane={lanes[index] ?? 0}
            isStop={index === stop}
            onFocus={() => setPlace(index)}
            onPress={() => onPress(item)}
          />
        ))}
      </div>
    </li>
  );
}
