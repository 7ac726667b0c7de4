import type pg from 'pg';
import { keyframeFrom, lockKeyframes, makeStates, type VehicleKeyframe } from './keyframes';
import type { VehicleHour } from './rollups';

/** So many keyframes of each vehicle are made at a time: what is late by a day or two reaches over no more. */
const keyframesAtOnce = 8;

/** What must be made anew of a vehicle: from a keyframe on, until one says what it said, not before `settledAt`. */
type Stale = { vehicleId: number; from: number; settledAt: number };

// By receipt a reading changes nothing before it came. Of several sources the greater message key stands, which states do
// not keep: of those all is made anew.
const settledStatement = `
SELECT t.vehicle_id AS id, CASE WHEN (SELECT count(*) FROM vehicle_source s WHERE s.vehicle_id = t.vehicle_id) <= 1
  THEN greatest(max(t.hour) + interval '1 hour', max(told.received_at)) END AS "settledAt"
FROM unnest($1::int4[], $2::timestamptz[]) AS t (vehicle_id, hour)
JOIN latest l USING (vehicle_id) CROSS JOIN LATERAL (
  SELECT max(r.received_at) AS received_at FROM reading r
  WHERE r.vehicle_id = t.vehicle_id AND r.signal_id = l.signal_id AND r.at >= t.hour AND r.at < t.hour + interval '1 hour'
) told
GROUP BY t.vehicle_id`;

async function findStale(client: pg.ClientBase, hours: readonly VehicleHour[]): Promise<Stale[]> {
  const { rows } = await client.query<{ id: number; settledAt: Date | null }>({
    name: 'settled-states',
    text: settledStatement,
    values: [hours.map(({ vehicleId }) => vehicleId), hours.map(({ hour }) => new Date(hour))],
  });
  const settled = new Map(rows.map(({ id, settledAt }) => [id, settledAt?.getTime() ?? Number.POSITIVE_INFINITY]));
  const first = new Map<number, number>();
  for (const { vehicleId, hour } of hours)
    first.set(vehicleId, Math.min(hour, first.get(vehicleId) ?? Number.POSITIVE_INFINITY));
  return [...first].map(([vehicleId, hour]) => ({
    vehicleId,
    from: keyframeFrom(hour),
    settledAt: settled.get(vehicleId) ?? Number.POSITIVE_INFINITY,
  }));
}

/** The keyframes there are, begun or made, from a time on. */
async function loadKeyframes(client: pg.ClientBase, from: number): Promise<number[]> {
  const { rows } = await client.query<{ at: Date }>('SELECT at FROM keyframe WHERE at >= $1 ORDER BY at', [
    new Date(from),
  ]);
  return rows.map(({ at }) => at.getTime());
}

const keyOf = ({ vehicleId, at }: VehicleKeyframe): string => `${vehicleId} ${at}`;

/**
 * Makes the states of vehicles at keyframes anew where readings came for these hours, or were decoded again, within the
 * caller's transaction. A state that is as it was ends it: whatever follows was made from that and from hours that have
 * not changed.
 */
export async function remakeStates(client: pg.ClientBase, hours: readonly VehicleHour[]): Promise<void> {
  const earliest = Math.min(...hours.map(({ hour }) => hour));
  // One that is begun after this is made from what is seen here.
  const keyframes = await loadKeyframes(client, keyframeFrom(earliest));
  const last = keyframes.at(-1);
  if (last === undefined) return;
  await lockKeyframes(client);
  let stale = await findStale(
    client,
    hours.filter(({ hour }) => keyframeFrom(hour) <= last),
  );
  while (stale.length > 0) {
    const wanted = stale.map(({ from }) => keyframes.filter((at) => at >= from).slice(0, keyframesAtOnce));
    const pairs = stale.flatMap(({ vehicleId }, index) => (wanted[index] ?? []).map((at) => ({ vehicleId, at })));
    const changed = new Set((await makeStates(client, pairs)).map(keyOf));
    stale = stale.flatMap((one, index) => {
      const made = wanted[index] ?? [];
      const isSettled = made.some((at) => at >= one.settledAt && !changed.has(keyOf({ ...one, at })));
      const through = made.at(-1) ?? last;
      return isSettled || through >= last ? [] : [{ ...one, from: through + 1 }];
    });
  }
}
