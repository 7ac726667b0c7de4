'use client';

import { Tooltip } from '@mantine/core';
import type { Span } from '../range/range-presets';
import { formatClock, formatLocalDate, formatLocalTime } from '../ui/format-time';
import { laneHeight } from './item-lanes';
import classes from './timeline.module.css';
import type { TimelineItem } from './timeline-item';

/** When something was: one time, or from when to when. */
export function whenWords({ from, to }: Pick<TimelineItem, 'from' | 'to'>): string {
  if (to <= from) return formatLocalTime(from);
  const end = formatLocalDate(from) === formatLocalDate(to) ? formatClock(to) : formatLocalTime(to);
  return `${formatLocalTime(from)} to ${end}`;
}

/** Where the first lane's spans begin, and its smaller moments, pixels from the top. */
const spanTop = 8;
const momentTop = 11;

type TimelineItemViewProps = {
  item: TimelineItem;
  span: Span;
  /** Counted from the top of its row. */
  lane: number;
  /** Whether Tab stops here: at one item of each row, from which arrows go on. */
  isStop: boolean;
  onFocus: () => void;
  onPress: () => void;
};

/** Something that happened, where it belongs on the axis; it says more when pointed at or focused. */
export function TimelineItemView({ item, span, lane, isStop, onFocus, onPress }: TimelineItemViewProps) {
  const { from, to, tone, what, detail, who } = item;
  const share = (at: number) =>
    ((Math.min(Math.max(at, span.from), span.to) - span.from) / (span.to - span.from)) * 100;
  const isMoment = to <= from && tone !== 'told';
  const words = [what, detail, who === null ? '' : `by ${who}`].filter((part) => part !== '');
  return (
    <Tooltip
      label={
        <>
          <strong>{what}</strong>
          <br />
          {whenWords(item)}
          {detail !== '' && (
            <>
              <br />
              {detail}
            </>
          )}
          {who !== null && (
            <>
              <br />
              {who}
            </>
          )}
        </>
      }
      multiline
      maw={320}
      events={{ hover: true, focus: true, touch: true }}
    >
      <button
        type="button"
        className={classes.item}
        data-tone={tone}
        data-moment={isMoment || undefined}
        data-leads={item.leadsTo !== null || undefined}
        style={{
          top: (isMoment ? momentTop : spanTop) + lane * laneHeight,
          left: `${share(from)}%`,
          ...(!isMoment && { width: `max(3px, ${share(to) - share(from)}%)` }),
        }}
        tabIndex={isStop ? 0 : -1}
        aria-label={`${words.join(', ')}, ${whenWords(item)}`}
        onFocus={onFocus}
        onClick={onPress}
      />
    </Tooltip>
  );
}
