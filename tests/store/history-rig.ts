import { afterAll, beforeAll } from 'vitest';
import { hours } from '../../server/contract/duration';
import {
  type HistoryQuery,
  historyQuery,
  type LineSeries,
  type ReadingsQuery,
  readingsQuery,
  type Series,
  vehicleHistory,
} from '../../server/contract/history';
import type { Reading, Value } from '../../server/contract/reading';
import { closeDatabase, type Database, openDatabase } from '../../server/store/database';
import { packForm } from '../../server/store/form';
import { loadReadings } from '../../server/store/history-readings';
import { findHistorySubject, type HistorySubject } from '../../server/store/history-subject';
import { createPartitions } from '../../server/store/partitions';
import { remakeRollups } from '../../server/store/rollups';
import { inTransaction } from '../../server/store/transaction';
import { createTurns } from '../../server/store/turns';
import { inHistory, loadHistory } from '../../server/store/vehicle-history';
import { createTestDatabase, type TestDatabase } from '../support/database';

export const vin = 'WVWZZZ1KZAW123456';
const signalIds: Record<string, number> = { speed: 1, odometer: 2, position: 3, 'gear.mode': 4, parking_brake: 5 };
const upstreamIds: Record<string, number> = { first: 1, second: 2, another: 3 };

/** A reading as a test tells it. It was received a second after it was measured, unless told otherwise. */
export type Told = { signal?: string; at: number; value: Value; receivedAt?: number; upstream?: string; key?: number };

const numberOf = (value: Value): number | null => {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' && 'latitude' in value ? value.latitude : null;
};

function columnsOf(told: readonly Told[]): unknown[] {
  const of = <Column>(read: (one: Told) => Column) => told.map(read);
  return [
    of(({ at }) => new Date(at)),
    of(({ at, receivedAt = at + 1_000 }) => new Date(receivedAt)),
    of(({ key = 1 }) => key),
    of(({ signal = 'speed' }) => signalIds[signal]),
    of(({ upstream = 'first' }) => upstreamIds[upstream]),
    of(({ value }) => packForm(value, 'property', false)),
    of(({ value }) => numberOf(value)),
    of(({ value }) => (typeof value === 'object' && 'longitude' in value ? value.longitude : null)),
    of(({ value }) => (typeof value === 'string' ? value : Array.isArray(value) ? JSON.stringify(value) : null)),
  ];
}

/** A vehicle whose history is told outright, and asked as the API asks it. */
export async function openHistory(url: string) {
  const database: Database = await openDatabase(url);
  const { pool } = database;
  const partitions = createPartitions(database, () => Date.UTC(2026, 10, 21));
  const turns = createTurns(4, 100);
  await pool.query(`INSERT INTO vehicle (id, vin) VALUES (1, $1), (2, 'ANOTHER') ON CONFLICT DO NOTHING`, [vin]);
  for (const [key, id] of Object.entries(signalIds))
    await pool.query('INSERT INTO signal (id, key) VALUES ($1, $2) ON CONFLICT DO NOTHING', [id, key]);
  for (const [key, id] of Object.entries(upstreamIds))
    await pool.query(`INSERT INTO upstream (id, key, kind) VALUES ($1, $2, 'plain') ON CONFLICT DO NOTHING`, [id, key]);

  const subjectOf = async (signals: readonly string[]): Promise<HistorySubject> => {
    const subject = await findHistorySubject(database, vin, signals);
    if (subject === null) throw new Error('the vehicle is not there');
    return subject;
  };
  const signal = new AbortController().signal;

  const history = async (query: { signals?: string; from: number; to: number; clock?: string; columns?: number }) => {
    const parsed: HistoryQuery = historyQuery.parse({ signals: 'speed', ...query });
    return vehicleHistory.parse(await loadHistory(database, turns, await subjectOf(parsed.signals), parsed, signal));
  };
  const seriesOf = async (query: Parameters<typeof history>[0]): Promise<Series> => {
    const [series] = (await history(query)).series;
    if (series === undefined) throw new Error('no series came');
    return series;
  };

  return {
    database,
    history,
    seriesOf,
    line: async (query: Parameters<typeof history>[0]): Promise<LineSeries> => {
      const series = await seriesOf(query);
      if (series.drawn !== 'line') throw new Error(`drawn as ${series.drawn}`);
      return series;
    },
    readings: async (query: object) => {
      const parsed: ReadingsQuery = readingsQuery.parse({ signals: 'speed', ...query });
      const subject = await subjectOf(parsed.signals);
      return inHistory(database, turns, signal, (snapshot) => loadReadings(snapshot, subject, parsed));
    },
    /** Stores readings, in the order told, and which signals there are. */
    tell: async (told: readonly Told[]): Promise<void> => {
      await partitions.ensure('reading', told, ({ at }) => at);
      await pool.query(
        `INSERT INTO reading (at, received_at, message_key, vehicle_id, signal_id, upstream_id, form, number, longitude,
           text, batch_id, message_index)
         SELECT at, received_at, key, 1, signal_id, upstream_id, form, number, longitude, text, 1, 0
         FROM unnest($1::timestamptz[], $2::timestamptz[], $3::int8[], $4::int4[], $5::int2[], $6::int2[], $7::float8[],
           $8::float8[], $9::text[]) AS t (at, received_at, key, signal_id, upstream_id, form, number, longitude, text)
         ON CONFLICT DO NOTHING`,
        columnsOf(told),
      );
      await pool.query(
        `INSERT INTO latest SELECT DISTINCT ON (vehicle_id, signal_id) at, received_at, message_key, batch_id, vehicle_id,
           signal_id, message_index, upstream_id, form, number, longitude, text, claimed_at
         FROM reading ORDER BY vehicle_id, signal_id, at DESC, message_key DESC ON CONFLICT DO NOTHING`,
      );
    },
    /** Makes the summaries of the hours of these times, and says that all hours before `through` are closed. */
    roll: async (times: readonly number[], through: number): Promise<void> => {
      const started = [...new Set(times.map((time) => Math.floor(time / hours(1)) * hours(1)))];
      await partitions.ensure('reading_rollup', started, (time) => time);
      await inTransaction(pool, async (client) => {
        await remakeRollups(
          client,
          started.map((hour) => ({ vehicleId: 1, hour })),
        );
        await client.query('DELETE FROM stale_hour WHERE hour = ANY ($1::timestamptz[])', [
          started.map((hour) => new Date(hour)),
        ]);
        await client.query(
          `INSERT INTO job (name, through) VALUES ('hours', $1) ON CONFLICT (name) DO UPDATE SET through = excluded.through`,
          [new Date(through)],
        );
      });
    },
    /** Says of hours that they changed since. */
    markStale: async (times: readonly number[]): Promise<void> => {
      await pool.query(
        `INSERT INTO stale_hour (vehicle_id, hour) SELECT DISTINCT 1, date_bin('1 hour', t, 'epoch') FROM unnest($1::timestamptz[]) AS t
         ON CONFLICT DO NOTHING`,
        [times.map((time) => new Date(time))],
      );
    },
    /** As it is before any hour is closed. */
    forgetRolled: async (): Promise<void> => {
      await pool.query('TRUNCATE reading_rollup, stale_hour, job');
    },
    /** What retention does to a month. */
    drop: async (partition: string): Promise<void> => {
      await pool.query(`DROP TABLE ${partition}`);
      partitions.forget();
    },
    forget: async (): Promise<void> => {
      await pool.query('TRUNCATE reading, reading_rollup, latest, stale_hour, job');
    },
    close: () => closeDatabase(database),
  };
}
export type OpenHistory = Awaited<ReturnType<typeof openHistory>>;

/** A history over a database of its own, for all tests of the file that asks. */
export function provideHistory(): { current: () => OpenHistory } {
  let testDatabase: TestDatabase | undefined;
  let opened: OpenHistory | undefined;
  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    opened = await openHistory(testDatabase.url);
  });
  afterAll(async () => {
    await opened?.close();
    await testDatabase?.drop();
  });
  return {
    current: () => {
      if (opened === undefined) throw new Error('not opened yet');
      return opened;
    },
  };
}

/** What of a reading a test compares: when, and what. */
export const brief = ({ at, value }: Reading): [number, Value] => [at, value];
