'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { Clock } from '../../server/contract/moment';
import type { MapTheme } from '../map/fleet-map-props';
import type { Span } from '../range/range-presets';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import type { DrawnSeries } from './draw-series';
import classes from './history-legend.module.css';
import { LateSign } from './late-mark';
import { SeriesMark } from './series-mark';
import { bandSummary, lineSummary } from './series-summary';

type HistoryLegendProps = {
  signals: readonly string[];
  series: readonly DrawnSeries[];
  span: Span;
  clock: Clock;
  theme: MapTheme;
  /** What is said of those of which there is no series. */
  silence: (signal: string) => string;
  onRemove: (signal: string) => void;
};

/** Every chosen signal with its mark and, in words, what the chart shows of it. */
export function HistoryLegend({ signals, series, span, clock, theme, silence, onRemove }: HistoryLegendProps) {
  const signalOf = useSignalOf();
  const units = useUnitPreferences();
  const isLate = series.some(({ lateCount }) => lateCount > 0);
  const hasGaps = series.some(({ gaps }) => gaps.length > 0);
  const words = (id: string) => {
    const drawn = series.find(({ signal }) => signal.id === id);
    if (drawn === undefined) return silence(id);
    return drawn.drawn === 'line' ? lineSummary(drawn, span, units, clock) : bandSummary(drawn, span);
  };
  return (
    <div className={classes.legend}>
      <ul aria-label="What the charts show">
        {signals.map((id, place) => (
          <li key={id}>
            {series.find(({ signal }) => signal.id === id)?.drawn === 'line' ? (
              <SeriesMark place={place} theme={theme} />
            ) : (
              <span className={classes.band} aria-hidden="true" />
            )}
            <span>
              <strong>{signalOf(id).label}:</strong> {words(id)}
            </span>
            <Tooltip label="Take it out">
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={`Take ${signalOf(id).label} out`}
                onClick={() => onRemove(id)}
              >
                <IconX size={14} />
              </ActionIcon>
            </Tooltip>
          </li>
        ))}
      </ul>
      {(isLate || hasGaps) && (
        <p className={classes.signs}>
          {isLate && (
            <span>
              <LateSign />. Of many in one spot one is marked
            </span>
          )}
          {hasGaps && (
            <span>Where a line breaks, or a band is hatched, nothing was told for longer than is usual.</span>
          )}
        </p>
      )}
    </div>
  );
}
