import type { Clock } from '../../server/contract/moment';
import { formatValue, writeOut } from '../ui/format-value';
import type { UnitPreferences } from '../ui/unit-preferences';
import type { ChartPanel } from './chart-panels';
import type { DrawnSeries } from './draw-series';
import { bandAt, type DrawnBands } from './drawn-bands';
import type { DrawnLine } from './drawn-line';
import { nearestIndex } from './nearest-index';

/** What a chart tells of one series at a moment. */
export type PointRead = {
  signal: string;
  label: string;
  place: number;
  /** Null in a gap: nothing was told there. */
  reading: {
    text: string;
    /** Where it stands on the chart's clock. */
    at: number;
    /** Null where a summary does not know: the reading itself has to be asked for. */
    otherAt: number | null;
    upstream: string | null;
    isLate: boolean;
    /** Of a state: until when it lasted; null while it lasts. */
    until?: number | null;
  } | null;
};

/** The series of a panel. */
export const seriesOf = (panel: ChartPanel): readonly DrawnSeries[] =>
  panel.kind === 'lines' ? panel.lines : panel.rows;

const isInGap = ({ gaps }: Pick<DrawnSeries, 'gaps'>, at: number) => gaps.some(([from, to]) => at > from && at < to);

function readLine(line: DrawnLine, at: number, nearMs: number, units: UnitPreferences): PointRead['reading'] {
  const index = nearestIndex(line.at, at);
  const [found, value] = [line.at[index], line.value[index]];
  if (found === undefined || value === undefined) return null;
  const isUndrawn = isInGap(line, at) || at < (line.x[0] ?? found);
  if (Math.abs(found - at) > nearMs && isUndrawn) return null;
  return {
    text: writeOut(formatValue(value, line.signal, units)),
    at: found,
    otherAt: line.otherAt[index] ?? null,
    upstream: line.upstream[index] ?? null,
    isLate: line.late.has(index),
  };
}

function readBand(row: DrawnBands, at: number): PointRead['reading'] {
  const band = bandAt(row, at);
  if (band === undefined) return null;
  // What was told before the range is where it was told, not where the range begins.
  const told = band.count === 0 ? band.lastAt : band.from;
  const { text, upstream, isLate, to } = band;
  return { text, at: told, otherAt: null, upstream, isLate, until: to };
}

/**
 * What every series of a panel tells at a moment: the nearest reading of a line, the state that lasted.
 * @param nearMs how far from a reading one may point where nothing is drawn and still mean it
 */
export function readPoints(panel: ChartPanel, at: number, nearMs: number, units: UnitPreferences): PointRead[] {
  return seriesOf(panel).map((series) => ({
    signal: series.signal.id,
    label: series.signal.label,
    place: series.place,
    reading: series.drawn === 'line' ? readLine(series, at, nearMs, units) : readBand(series, at),
  }));
}

/** Event and receive time of a point, by the clock it stands on; null for one that is not known. */
export function timesOf({ at, otherAt }: { at: number; otherAt: number | null }, clock: Clock) {
  return clock === 'event' ? { measuredAt: at, receivedAt: otherAt } : { measuredAt: otherAt, receivedAt: at };
}
