import type pg from 'pg';
import { days, hours, seconds } from '../contract/duration';
import type { Interval } from '../trips/intervals';
import { memoryMs } from '../trips/thresholds';
import { epochMilliseconds } from './epoch-milliseconds';

/** A reading may change trips this far away: it reaches a day, and a trip lasts two days at most. */
export const tripReachMs = memoryMs + days(3);
/** Stretches that lie closer are read together. */
const togetherMs = hours(6);
/** Readings that came so lately are followed by more. */
const arrivingMs = seconds(20);

const statement = `
SELECT ${epochMilliseconds('hour')} AS hour, touched_at > now() - interval '${arrivingMs} milliseconds' AS "isArriving"
FROM stale_hour WHERE vehicle_id = $1 AND hour >= $2 AND hour < $3 ORDER BY hour DESC`;

/** Of a stretch what is needed to know all trips in a window: its edge where it lies before or after. */
const near = (stretch: Interval, window: Interval): Interval => ({
  from: Math.max(stretch.from, Math.min(stretch.to, window.from) - hours(1)),
  to: Math.min(stretch.to, Math.max(stretch.from, window.to) + days(1)),
});

/** What of a time is not stored as its readings tell it. */
export type Unmade = {
  /** Newest first. */
  stretches: Interval[];
  /** Readings of it are still coming, one after another. */
  isArriving: boolean;
};

/**
 * Of a vehicle the hours whose trips are yet to be made, or to be made anew, as far as they change what trips there are in a
 * window.
 * @param open what is not stored at all
 */
export async function loadUnmade(
  client: pg.ClientBase,
  vehicleId: number,
  window: Interval,
  open: Interval,
): Promise<Unmade> {
  const within = { from: window.from - tripReachMs, to: Math.min(window.to + tripReachMs, open.to) };
  const { rows } = await client.query<{ hour: number; isArriving: boolean }>({
    name: 'unmade-hours',
    text: statement,
    values: [vehicleId, new Date(within.from), new Date(within.to)],
  });
  const marked = rows.map(({ hour }) => ({ from: hour, to: Math.min(hour + hours(1), open.to) }));
  const stretches: Interval[] = [];
  const before = Math.max(open.from, within.from);
  const opened = before < within.to ? [{ from: before, to: within.to }] : [];
  for (const { from, to } of [...opened, ...marked].sort((one, other) => other.to - one.to)) {
    const last = stretches.at(-1);
    if (last !== undefined && to >= last.from - togetherMs) last.from = Math.min(last.from, from);
    else stretches.push({ from, to });
  }
  return {
    stretches: stretches.map((stretch) => near(stretch, window)),
    isArriving: rows.some(({ hour, isArriving }) => isArriving && hour < window.to && hour + hours(1) > window.from),
  };
}
