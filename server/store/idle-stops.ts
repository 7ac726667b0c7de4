import type pg from 'pg';
import { minutes } from '../contract/duration';
import type { Interval } from '../trips/intervals';

/** Just after a drive and just before the next the ignition is on anyway. */
const aroundMs = minutes(2);

const statement = `
WITH wanted AS (SELECT id, key FROM signal WHERE key IN ('ignition.state', 'engine.running'))
SELECT s.place FROM unnest($2::timestamptz[], $3::timestamptz[]) WITH ORDINALITY AS s (since, until, place)
WHERE EXISTS (
  SELECT FROM wanted w CROSS JOIN LATERAL (
    SELECT FROM reading WHERE vehicle_id = $1 AND signal_id = w.id AND at > s.since AND at < s.until
      AND received_at <= $4
      AND CASE WHEN w.key = 'ignition.state' THEN lower(text) IN ('on', 'start') ELSE number = 1 END
    LIMIT 1
  ) r
)`;

/**
 * In which of these times the ignition or engine of a vehicle was told to be on, but for their first and last moments.
 * @param receivedBy what was received later does not count; null where all does
 */
export async function findIdle(
  client: pg.ClientBase,
  vehicleId: number,
  stops: readonly Interval[],
  receivedBy: number | null,
): Promise<boolean[]> {
  const { rows } = await client.query<{ place: string }>({
    name: 'idle-stops',
    text: statement,
    values: [
      vehicleId,
      stops.map(({ from }) => new Date(from + aroundMs)),
      stops.map(({ to }) => new Date(to - aroundMs)),
      receivedBy === null ? 'infinity' : new Date(receivedBy),
    ],
  });
  const idle = new Set(rows.map(({ place }) => Number(place)));
  return stops.map((_, index) => idle.has(index + 1));
}
