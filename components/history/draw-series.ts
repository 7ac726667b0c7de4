import type { Series, VehicleHistory } from '../../server/contract/history';
import type { Reading } from '../../server/contract/reading';
import type { Signal } from '../../server/contract/signal';
import type { UnitPreferences } from '../ui/unit-preferences';
import { type DrawnBands, drawBands } from './drawn-bands';
import { type DrawnLine, type DrawOptions, drawLine } from './drawn-line';

export type DrawnSeries = DrawnLine | DrawnBands;

type DrawSeriesOptions = {
  history: VehicleHistory;
  /** Those chosen, in their order; what was told of others is left out. */
  signals: readonly string[];
  signalOf: (id: string) => Signal;
  units: UnitPreferences;
  arrived: readonly Reading[];
};

function drawOne(series: Series, from: number, options: DrawOptions): DrawnSeries[] {
  if (series.drawn === 'line') return [drawLine(series, options)];
  // Positions are drawn on the map.
  return series.drawn === 'bands' ? [drawBands(series, from, options)] : [];
}

/** Everything that is drawn in charts, of what was told and of what has arrived since. */
export function drawSeries({ history, signals, signalOf, units, arrived }: DrawSeriesOptions): DrawnSeries[] {
  const { clock, upstreams, from } = history;
  return signals.flatMap((id, place) => {
    const series = history.series.find(({ signal }) => signal === id);
    if (series === undefined) return [];
    const options = { signal: signalOf(id), place, upstreams, clock, units };
    return drawOne(series, from, { ...options, arrived: arrived.filter(({ signal }) => signal === id) });
  });
}
