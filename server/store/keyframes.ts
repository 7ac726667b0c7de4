import type pg from 'pg';
import { hours } from '../contract/duration';
import { askedOf, newestBy, toldColumns } from './fleet-at-statements';
import { packedState } from './packed-state';

/** From one keyframe to the next; they lie at whole multiples of this since the epoch. */
export const keyframeMs = hours(2);

/** The first keyframe at or after a time, epoch milliseconds. */
export const keyframeFrom = (time: number): number => Math.ceil(time / keyframeMs) * keyframeMs;

/**
 * SQL: whether a marked hour may have changed what a keyframe says. A reading that was received by then was measured five
 * minutes later at most, so the hour that begins with the keyframe counts as well, and none after it.
 */
export const isTouchedBy = (keyframe: string, hour: string): string => `${hour} <= ${keyframe}`;

/** A vehicle at a keyframe; `at` in epoch milliseconds. */
export type VehicleKeyframe = { vehicleId: number; at: number };

/** Any number will do that no other lock of one number uses. */
const keyframeLock = 7_303_014_500_220;

/**
 * Held to the end of the transaction by whoever makes states: of two who make the same at once, the one that began earlier
 * could write down last what it had read first.
 */
export async function lockKeyframes(client: pg.ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [keyframeLock]);
}

const stateBy = (clock: 'event' | 'received') =>
  `SELECT vehicle_id, moment, ${packedState} AS state FROM (${newestBy(clock, toldColumns)}) told GROUP BY vehicle_id, moment`;

// Where both clocks say the same it is kept once. Who had told nothing by either has no state.
const statement = `
WITH ${askedOf('SELECT * FROM unnest($1::int4[], $2::timestamptz[]) AS t (vehicle_id, moment)')},
was AS MATERIALIZED (${stateBy('event')}),
known AS MATERIALIZED (${stateBy('received')})
INSERT INTO keyframe_state AS held (at, vehicle_id, as_it_was, as_known)
SELECT moment, vehicle_id, coalesce(was.state, ''),
  CASE WHEN was.state IS DISTINCT FROM known.state THEN coalesce(known.state, '') END
FROM was FULL JOIN known USING (vehicle_id, moment)
ORDER BY 1, 2
ON CONFLICT (at, vehicle_id) DO UPDATE SET as_it_was = excluded.as_it_was, as_known = excluded.as_known
WHERE (held.as_it_was, held.as_known) IS DISTINCT FROM (excluded.as_it_was, excluded.as_known)
RETURNING vehicle_id, at`;

/**
 * Makes the states of vehicles at keyframes from their readings, within the caller's transaction, which holds the lock. The
 * months must have their partitions.
 * @returns which of them are other than they were, or new
 */
export async function makeStates(
  client: pg.ClientBase,
  wanted: readonly VehicleKeyframe[],
): Promise<VehicleKeyframe[]> {
  const { rows } = await client.query<{ vehicle_id: number; at: Date }>({
    name: 'make-states',
    text: statement,
    values: [wanted.map(({ vehicleId }) => vehicleId), wanted.map(({ at }) => new Date(at))],
  });
  return rows.map(({ vehicle_id, at }) => ({ vehicleId: vehicle_id, at: at.getTime() }));
}
