import { hours } from '../../server/contract/duration';
import type { LineSeries } from '../../server/contract/history';
import type { Clock } from '../../server/contract/moment';
import { signalOf } from '../../server/contract/signals';
import type { Grid } from '../../server/store/history-range';
import type { Told } from './history-rig';

/** What a chart shows of a crowd of readings, whichever way it was found. */
export type ShownLine = Pick<
  LineSeries,
  'count' | 'lateCount' | 'columnMs' | 'gaps' | 'least' | 'greatest' | 'late'
> & {
  points: (readonly [at: number, value: number])[];
};

export const shownOf = ({
  at,
  value,
  count,
  lateCount,
  columnMs,
  gaps,
  least,
  greatest,
  late,
}: LineSeries): ShownLine => ({
  points: at.map((time, index) => [time, value[index] ?? 0]),
  ...{ count, lateCount, columnMs, gaps, least, greatest, late },
});

const receivedAt = ({ at, receivedAt = at + 1_000 }: Told): number => receivedAt;
const hourOf = (at: number): number => Math.floor(at / hours(1));

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** More than an hour after it was measured, or after what was measured later in its hour. */
const isLate = (one: Told, hour: readonly Told[]): boolean =>
  receivedAt(one) > one.at + hours(1) || hour.some((other) => other.at > one.at && receivedAt(other) < receivedAt(one));

/** The line of speeds in a grid by looking at every reading: no two of one time, and none just beyond the range. */
export function plainLine(
  all: readonly Told[],
  { from, to, clock, origin, columnMs }: { from: number; to: number; clock: Clock } & Grid,
): ShownLine {
  const byHour = groupBy(all, ({ at }) => hourOf(at));
  const placeOf = (one: Told): number => (clock === 'event' ? one.at : receivedAt(one));
  const told = all
    .filter((one) => placeOf(one) >= from && placeOf(one) < to)
    .map((one) => ({
      place: placeOf(one),
      at: one.at,
      value: Number(one.value),
      isLate: isLate(one, byHour.get(hourOf(one.at)) ?? []),
    }))
    .sort((one, other) => one.place - other.place || one.at - other.at);
  const columns = [...groupBy(told, ({ place }) => Math.floor((place - origin) / columnMs)).values()];
  const freshMs = signalOf('speed')?.freshMs ?? 0;

  const points: [number, number][] = [];
  const late: number[] = [];
  const gaps: [number, number][] = [];
  let last = told[0]?.place ?? 0;
  for (const column of columns) {
    const values = column.map(({ value }) => value);
    const shown = new Set([values.indexOf(Math.min(...values)), values.indexOf(Math.max(...values))]);
    for (const [index, reading] of column.entries()) {
      if (!(shown.has(index) || reading === told[0] || reading === told.at(-1))) continue;
      if (column.some((one) => one.isLate)) late.push(points.length);
      points.push([reading.place, reading.value]);
    }
    const first = column[0]?.place ?? last;
    if (first - last > Math.max(freshMs, columnMs)) gaps.push([last, first]);
    last = column.at(-1)?.place ?? last;
  }
  const values = told.map(({ value }) => value);
  return {
    points,
    count: told.length,
    lateCount: told.filter((one) => one.isLate).length,
    columnMs,
    gaps,
    least: Math.min(...values),
    greatest: Math.max(...values),
    late,
  };
}
