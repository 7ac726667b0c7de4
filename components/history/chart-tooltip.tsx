'use client';

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconFileText } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { hours } from '../../server/contract/duration';
import type { Clock } from '../../server/contract/moment';
import { useReadingAt } from '../data/history-queries';
import type { MapTheme } from '../map/fleet-map-props';
import type { Span } from '../range/range-presets';
import { formatAge } from '../ui/format-age';
import { formatExactTime } from '../ui/format-time';
import { useMay } from '../ui/use-may';
import { useMessageLink } from '../ui/use-message-link';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import { useZone } from '../ui/use-zone';
import { zoneName } from '../ui/zone-time';
import type { ChartCursor } from './chart-cursor';
import { type ChartBox, leftOf, plotWidth } from './chart-geometry';
import type { ChartPanel } from './chart-panels';
import classes from './chart-tooltip.module.css';
import { type PointRead, readPoints, timesOf } from './read-points';
import { SeriesMark } from './series-mark';

type ChartTooltipProps = {
  vin: string;
  panel: ChartPanel;
  cursor: ChartCursor;
  span: Span;
  clock: Clock;
  box: ChartBox;
  theme: MapTheme;
};

/** A pointer so near to a reading means it, pixels. */
const nearPixels = 8;
/** A chart less wide has no room beside the cursor: there it stands below, pixels. */
const narrowWidth = 520;
/** What a pointer rests on so long is asked for, milliseconds. */
const restMs = 250;

/** What the readings at the cursor say. Held by a press or Enter it has a way to the message, too. */
export function ChartTooltip({ vin, panel, cursor, span, clock, box, theme }: ChartTooltipProps) {
  const read = useSyncExternalStore(cursor.subscribe, cursor.current, () => null);
  const units = useUnitPreferences();
  if (read === null || read.panel !== panel.key) return null;
  const points = readPoints(panel, read.at, (nearPixels * (span.to - span.from)) / plotWidth(box), units);
  const nearest = points.find(({ signal }) => signal === read.signal) ?? points[0];
  // A pointer in the gap of one line means the next.
  const main =
    read.by === 'pointer' && !nearest?.reading ? (points.find(({ reading }) => reading) ?? nearest) : nearest;
  const left = leftOf(Math.min(Math.max(read.at, span.from), span.to), span, box);
  const isLeftHalf = left < box.width / 2;
  const beside = isLeftHalf ? { left: left + 12 } : { right: box.width - left + 12 };
  return (
    <div
      className={classes.tooltip}
      style={box.width < narrowWidth ? undefined : beside}
      data-narrow={box.width < narrowWidth || undefined}
      data-held={read.isPinned || undefined}
      {...(read.isPinned ? { role: 'group', 'aria-label': 'The reading that is held' } : { role: 'tooltip' })}
      aria-hidden={!read.isPinned}
    >
      <ul className={classes.points}>
        {points
          .filter((point) => point === main || panel.kind === 'lines')
          .map((point) => (
            <li key={point.signal} data-main={point === main || undefined}>
              {panel.kind === 'lines' && <SeriesMark place={point.place} theme={theme} />}
              <span className={classes.label}>{point.label}</span>
              <strong>{point.reading?.text ?? 'not told'}</strong>
            </li>
          ))}
      </ul>
      {main?.reading && (
        <PointOrigin
          vin={vin}
          point={{ ...main, reading: main.reading }}
          clock={clock}
          isHeld={read.isPinned}
          isByKeys={read.by === 'keys'}
        />
      )}
      {main?.reading === null && <p className={classes.note}>A gap: nothing was told here.</p>}
    </div>
  );
}

/** Late is what came an hour or more after it was measured, or after a later one. */
function lateWords(measuredAt: number | null, receivedAt: number | null): string {
  const lag = measuredAt === null || receivedAt === null ? 0 : receivedAt - measuredAt;
  return lag >= hours(1) ? `Came ${formatAge(lag)} late` : 'Came after a later one';
}

type PointOriginProps = {
  vin: string;
  point: PointRead & { reading: NonNullable<PointRead['reading']> };
  clock: Clock;
  isHeld: boolean;
  isByKeys: boolean;
};

/** When the reading was measured and received, by whom it was told, and its message. */
function PointOrigin({ vin, point: { signal, label, reading }, clock, isHeld, isByKeys }: PointOriginProps) {
  const zone = useZone();
  const may = useMay('message.read');
  const { open } = useMessageLink();
  const isKnown = reading.otherAt !== null && reading.upstream !== null;
  const wanted = isHeld || !isKnown ? `${signal} ${reading.at}` : null;
  const [rested] = useDebouncedValue(wanted, restMs);
  const isAsked = wanted !== null && (isHeld || rested === wanted);
  const { data: asked } = useReadingAt(vin, isAsked ? { signal, at: reading.at, clock } : null);
  const told = timesOf(reading, clock);
  const measuredAt = told.measuredAt ?? asked?.at ?? null;
  const receivedAt = told.receivedAt ?? asked?.receivedAt ?? null;
  const say = (at: number | null) => (at === null ? '…' : formatExactTime(at, zone));
  return (
    <>
      <dl className={classes.origin}>
        <dt>Measured</dt>
        <dd>{say(measuredAt)}</dd>
        <dt>Received</dt>
        <dd>{say(receivedAt)}</dd>
        <dt>Source</dt>
        <dd>{reading.upstream ?? asked?.upstream ?? '…'}</dd>
      </dl>
      <p className={classes.note}>
        {reading.isLate && `${lateWords(measuredAt, receivedAt)}. `}
        {zoneName(zone)}
        {!isHeld && ' · press to hold'}
      </p>
      {isHeld && may.isAllowed && (
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconFileText size={14} />}
          loading={asked === undefined}
          disabled={asked === null}
          data-autofocus={isByKeys || undefined}
          ref={(button) => {
            if (isByKeys) button?.focus();
          }}
          onClick={() => asked && open(asked.message, signal)}
        >
          Message of {label}
        </Button>
      )}
      {isHeld && !may.isAllowed && may.reason !== null && <p className={classes.note}>Its message: {may.reason}</p>}
    </>
  );
}
