import type { Logger } from 'pino';
import type { Observe } from '../monitor/batch-facts';
import type { Database } from '../store/database';
import { createPartitions } from '../store/partitions';
import type { Commit } from '../transports/source';
import type { Decode } from '../upstreams/kind';
import { createBatchNumbers } from './batch-numbers';
import type { VehicleChange } from './change';
import type { CommitTools } from './commit-batch';
import { commitMessages } from './commit-messages';
import { createExpectation } from './expectation';
import { loadNumbers } from './identify';
import { hashText } from './message-key';
import type { KnownUpstream } from './row';

export type IngestOptions = {
  database: Database;
  upstreams: readonly { id: string; kind: string; decode: Decode }[];
  /** Of a kind, for what is kept of upstreams that are no longer configured. */
  decoderOf: (kind: string) => Decode | undefined;
  /** Told after each commit what became newest. */
  onCommitted: (changes: VehicleChange[]) => void;
  /** Told of every batch once it is committed. */
  observe?: Observe;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Pick<Logger, 'error'>;
};

export type Ingest = {
  /** How the messages of one upstream are committed. Several commits may be under way at once. */
  commitFor: (upstreamId: string) => Commit;
};

async function numberUpstream({ pool }: Database, id: string, kind: string): Promise<number> {
  await pool.query(
    `INSERT INTO upstream (key, kind) SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM upstream WHERE key = $1)
     ON CONFLICT DO NOTHING`,
    [id, kind],
  );
  const { rows } = await pool.query<{ id: number }>('UPDATE upstream SET kind = $2 WHERE key = $1 RETURNING id', [
    id,
    kind,
  ]);
  const number = rows[0]?.id;
  if (number === undefined) throw new Error(`upstream ${id} was numbered a moment ago and is gone`);
  return number;
}

async function prepareTools({ database, clock, log }: IngestOptions): Promise<CommitTools> {
  const { pool } = database;
  const { rows } = await pool.query<{ type: number }>(`SELECT 'incoming_reading'::regtype::oid AS type`);
  return {
    database,
    partitions: createPartitions(database, clock),
    numbers: await loadNumbers(pool),
    nextBatchNumber: createBatchNumbers(pool),
    expectation: createExpectation(),
    log,
    readingType: rows[0]?.type ?? 0,
  };
}

/** Gives the one promise of `make` to all who ask, and makes it anew after it failed. */
function once<Made>(make: () => Promise<Made>): () => Promise<Made> {
  let making: Promise<Made> | undefined;
  return () => {
    making ??= make().catch((error: unknown) => {
      making = undefined;
      throw error;
    });
    return making;
  };
}

/**
 * Takes messages into the database: decoded, judged, committed in one transaction with their bytes and verdicts. The
 * database is first asked when the first messages come, so that Motorcade starts while it is away.
 */
export function createIngest(options: IngestOptions): Ingest {
  const { database, upstreams, onCommitted } = options;
  const tools = once(() => prepareTools(options));
  return {
    commitFor: (upstreamId) => {
      const configured = upstreams.find(({ id }) => id === upstreamId);
      if (configured === undefined) throw new Error(`upstream ${upstreamId}: expected a configured upstream`);
      const { kind, decode } = configured;
      const known = once<KnownUpstream>(async () => ({
        number: await numberUpstream(database, upstreamId, kind),
        id: upstreamId,
        seed: hashText(upstreamId),
        decode,
      }));
      return async (messages) => {
        if (messages.length === 0) return;
        await commitMessages({ messages, upstream: await known(), tools: await tools(), onCommitted });
      };
    },
  };
}
