import type { Clock } from '../../server/contract/moment';
import type { Span } from '../range/range-presets';
import { formatNumber, isTightUnit } from '../ui/format-value';
import { inPreferredUnit, type UnitPreferences } from '../ui/unit-preferences';
import type { DrawnBands } from './drawn-bands';
import type { DrawnLine } from './drawn-line';

/** So many values of a state are named, most frequent first. */
const mostValues = 3;

const times = (count: number, one: string, several = `${one}s`) =>
  count === 0 ? null : `${formatNumber(count, 0)} ${count === 1 ? one : several}`;

/** Mean over the time that is told of, in the reader's unit; null where that is no time at all. */
function meanOf({ x, y }: Pick<DrawnLine, 'x' | 'y'>, { from, to }: Span): number | null {
  let [area, length] = [0, 0];
  for (let index = 1; index < x.length; index++) {
    const [start = 0, end = 0, a = null, b = null] = [x[index - 1], x[index], y[index - 1], y[index]];
    if (a === null || b === null || start < from || end > to) continue;
    area += ((a + b) / 2) * (end - start);
    length += end - start;
  }
  return length === 0 ? null : area / length;
}

/** `mean 41`, and about that where it is reckoned from chosen points. */
function meanWords(line: DrawnLine, span: Span): string | null {
  const mean = meanOf(line, span);
  return mean === null ? null : `mean ${line.columnMs === null ? '' : 'about '}${formatNumber(mean, line.decimals)}`;
}

/** Whether a number only ever grew, as an odometer does: the mean of such says nothing. */
const isCounter = ({ value }: DrawnLine) =>
  value.length > 2 && value.every((number, index) => index === 0 || number >= (value[index - 1] ?? number));

/**
 * `0 to 132 km/h, mean 41, 1 204 readings, 3 gaps, 12 late`: a line in words, for who cannot see it, and for who can. By the
 * received clock there is no mean: what comes late all at once would count for as long as the next message takes.
 */
export function lineSummary(line: DrawnLine, span: Span, units: UnitPreferences, clock: Clock = 'event'): string {
  if (line.least === null || line.greatest === null) return 'no readings';
  const { unit: canonical, decimals } = line.signal;
  // In miles per gallon the least consumption is the greatest figure.
  const [low, high] = [line.least, line.greatest]
    .map((value) => (canonical === null ? value : inPreferredUnit(value, canonical, decimals, units).value))
    .sort((a, b) => a - b)
    .map((value) => formatNumber(value, line.decimals));
  const unit = line.unit === '' ? '' : isTightUnit(line.unit) ? line.unit : ` ${line.unit}`;
  const middle =
    low === high ? null : isCounter(line) ? 'rising all along' : clock === 'event' ? meanWords(line, span) : null;
  return [
    low === high ? `always ${low}${unit}` : `${low} to ${high}${unit}`,
    middle,
    times(line.count, 'reading'),
    times(line.gaps.length, 'gap'),
    line.lateCount === 0 ? null : `${formatNumber(line.lateCount, 0)} late`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

/** `Yes 41%, No 59% of the time, 12 changes, 2 gaps`. */
export function bandSummary({ bands, gaps, count, lateCount }: DrawnBands, { from, to }: Span): string {
  const lengths = new Map<string, number>();
  let told = 0;
  for (const band of bands) {
    const length = Math.max(0, Math.min(band.to ?? to, to) - Math.max(band.from, from));
    lengths.set(band.text, (lengths.get(band.text) ?? 0) + length);
    told += length;
  }
  if (told === 0) return 'no readings';
  const ranked = [...lengths].sort(([, a], [, b]) => b - a);
  const named = ranked.slice(0, mostValues).map(([text, length]) => `${text} ${Math.round((length / told) * 100)}%`);
  const [only] = ranked;
  return [
    ranked.length === 1 ? `always ${only?.[0]}` : `${named.join(', ')} of the time`,
    ranked.length > mostValues ? `${ranked.length - mostValues} other values` : null,
    times(bands.filter(({ text }, index) => index > 0 && text !== bands[index - 1]?.text).length, 'change'),
    times(count, 'reading'),
    times(gaps.length, 'gap'),
    lateCount === 0 ? null : `${formatNumber(lateCount, 0)} late`,
  ]
    .filter((part) => part !== null)
    .join(', ');
}
