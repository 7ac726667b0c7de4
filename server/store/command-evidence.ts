import type pg from 'pg';
import type { Effect } from '../contract/commands';
import type { Reading } from '../contract/reading';
import { type NamedReading, namedReading, namedReadings } from './command-facts';

/** Readings of one question, at most: a signal that comes ten times a second is looked at for some minutes. */
const limit = 3_000;

export type EvidenceQuestion = {
  vehicleId: number;
  effect: Effect;
  /** Measured after this and at `to` at the latest, epoch milliseconds. */
  after: number;
  to: number;
  /** Only those that may show the effect, for whoever looks through a day. */
  showingOnly: boolean;
};

// What may show it is a little more than what does: the judge has the last word.
const mayShow = `q.wanted IS NULL
  OR EXISTS (SELECT FROM jsonb_array_elements(q.wanted) w WHERE CASE jsonb_typeof(w)
    WHEN 'number' THEN abs(reading.number - w::float8) <= q.tolerance + 1e-6 * greatest(1, abs(w::float8))
    WHEN 'boolean' THEN reading.number = CASE WHEN w::boolean THEN 1 ELSE 0 END
    ELSE position(lower(btrim(w#>>'{}')) IN lower(reading.text)) > 0 END)`;

const statement = `
SELECT q.n, found.* FROM jsonb_to_recordset($1)
  AS q(n int, vehicle_id int, signal text, after timestamptz, "to" timestamptz, wanted jsonb, tolerance float8)
CROSS JOIN LATERAL (
  SELECT ${namedReadings('reading')}
  WHERE reading.vehicle_id = q.vehicle_id AND reading.signal_id = (SELECT id FROM signal WHERE key = q.signal)
    AND reading.at > q.after AND reading.at <= q."to" AND (${mayShow})
  ORDER BY reading.at LIMIT ${limit}
) AS found`;

/** What vehicles told of the signals that would show whether they obeyed, oldest first, question by question. */
export async function loadEvidence(
  pool: pg.Pool,
  questions: readonly EvidenceQuestion[],
): Promise<readonly (readonly Reading[])[]> {
  const found: Reading[][] = questions.map(() => []);
  if (questions.length === 0) return found;
  const asked = questions.map(({ vehicleId, effect, after, to, showingOnly }, n) => ({
    ...{ n, vehicle_id: vehicleId, signal: effect.signal, tolerance: effect.tolerance },
    after: new Date(after).toISOString(),
    to: new Date(to).toISOString(),
    wanted: showingOnly ? effect.becomes : null,
  }));
  const { rows } = await pool.query<[n: number, ...NamedReading]>({
    name: 'command-evidence',
    text: statement,
    values: [JSON.stringify(asked)],
    rowMode: 'array',
  });
  for (const [n, ...row] of rows) found[n]?.push(namedReading(row));
  return found;
}
