import type pg from 'pg';
import type { EvidenceSignal } from '../trips/evidence';
import { type Evidence, evidenceSignals, motionSignals, noEvidence, sortEvidence } from '../trips/evidence';
import type { Interval } from '../trips/intervals';
import { takeReading } from '../trips/take-reading';
import { memoryMs } from '../trips/thresholds';
import { CannotAnswer } from './cannot-answer';
import { epochMilliseconds } from './epoch-milliseconds';
import { readValue } from './form';
import type { RowBudget } from './row-budget';

/**
 * Readings that trips are found from at once, at most: twenty-seven hours of five signals a second, or four and a half of three
 * that are told ten times a second. They take some 300 MB while they are looked at.
 */
export const evidenceRowLimit = 500_000;

/** Whose evidence is read, and of what. */
export type TripSource = {
  vehicleId: number;
  /** Ids of the upstreams by their numbers. */
  upstreams: ReadonlyMap<number, string>;
  /** More than one upstream tells of the vehicle. */
  isShared: boolean;
  /** What was measured at or after this is not there yet. */
  end: number;
  /** Nor is what was received after this; null where all counts that has come since. */
  receivedBy: number | null;
  /** Readings at once, at most. */
  rowLimit: number;
  /** How many more an answer may read; absent where nobody waits for one. */
  budget?: RowBudget;
};

/** Samples of each signal and upstream beyond a window: so far the links between samples reach. */
const before = 4;
const after = 2;

const columns = `w.key, ${epochMilliseconds('r.at')}, ${epochMilliseconds('r.received_at')}, r.upstream_id, r.form, r.number,
  r.longitude, r.text`;

type Row = [
  signal: EvidenceSignal,
  at: number,
  receivedAt: number,
  upstreamId: number,
  form: number,
  number: number | null,
  longitude: number | null,
  text: string | null,
];

/** Each signal of the vehicle's by itself, and no plan for all at once: the primary key finds its rows, in order of time. */
const rowsOf = (condition: string, end: string) =>
  `LATERAL (SELECT * FROM reading
    WHERE vehicle_id = $1 AND signal_id = w.id AND ${condition} AND received_at <= $8 ${end}) r`;

const statementWith = (sources: string, ofSource: string) => `
WITH wanted AS MATERIALIZED (SELECT id, key, key = ANY($6) AS is_motion FROM signal WHERE key = ANY($7))
SELECT ${columns} FROM wanted w CROSS JOIN ${rowsOf('at >= $2 AND at < $3', 'ORDER BY at OFFSET 0')}
UNION ALL
SELECT ${columns} FROM wanted w ${sources}
CROSS JOIN ${rowsOf(`at >= $4 AND at < $2 ${ofSource}`, `ORDER BY at DESC LIMIT ${before}`)} WHERE w.is_motion
UNION ALL
SELECT ${columns} FROM wanted w ${sources}
CROSS JOIN ${rowsOf(`at >= $3 AND at < $5 ${ofSource}`, `ORDER BY at LIMIT ${after}`)} WHERE w.is_motion
LIMIT $9`;

const statements = {
  alone: { name: 'trip-evidence', text: statementWith('', '') },
  shared: {
    name: 'trip-evidence-shared',
    text: statementWith(
      'CROSS JOIN (SELECT upstream_id AS source FROM vehicle_source WHERE vehicle_id = $1) s',
      'AND upstream_id = s.source',
    ),
  },
};

/**
 * Reads what tells of a vehicle's trips: everything at or after `from` and before `to`, and the samples around that which
 * stretches across its edges depend on, from a day before to a day after at most.
 * @throws CannotAnswer where these are more than may be read at once, or than an answer may still read
 */
export async function loadTripEvidence(
  client: pg.ClientBase,
  { vehicleId, upstreams, isShared, end, receivedBy, rowLimit, budget }: TripSource,
  { from, to }: Interval,
): Promise<Evidence> {
  const edge = Math.min(to, end);
  const { rows } = await client.query<Row>({
    ...statements[isShared ? 'shared' : 'alone'],
    values: [
      vehicleId,
      new Date(from),
      new Date(edge),
      new Date(from - memoryMs),
      new Date(Math.min(edge + memoryMs, end)),
      motionSignals,
      Object.keys(evidenceSignals),
      receivedBy === null ? 'infinity' : new Date(receivedBy),
      Math.min(rowLimit, budget?.left() ?? rowLimit) + 1,
    ],
    rowMode: 'array',
  });
  if (rows.length > rowLimit)
    throw new CannotAnswer(
      `more than ${rowLimit.toLocaleString('en')} readings would have to be read at once to find the trips of this time: ask for another time`,
    );
  budget?.spend(rows.length);
  const evidence = noEvidence();
  for (const [signal, at, receivedAt, upstreamId, form, number, longitude, text] of rows) {
    const value = readValue({ form, number, longitude, text });
    takeReading(evidence, { signal, value, at, receivedAt, upstream: upstreams.get(upstreamId) ?? '' });
  }
  return sortEvidence(evidence);
}
