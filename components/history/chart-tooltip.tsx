'use client';

import { useSyncExternalStore } from 'react';
import type { Clock } from '../../server/contract/moment';
import type { MapTheme } from '../map/fleet-map-props';
import type { Span } from '../range/range-presets';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import type { ChartCursor } from './chart-cursor';
import { type ChartBox, leftOf, plotWidth } from './chart-geometry';
import type { ChartPanel } from './chart-panels';
import classes from './chart-tooltip.module.css';
import { PointOrigin } from './point-origin';
import { readPoints } from './read-points';
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
