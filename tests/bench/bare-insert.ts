import type pg from 'pg';
import type { Message } from '../../server/contract/message';
import { decodeOf } from './dialects/bench-dialects';
import { type BenchDialect, benchVehicles } from './dialects/dialect';
import { rateInLanes } from './lanes';

const insert = 'INSERT INTO bare SELECT * FROM unnest($1::int4[], $2::int4[], $3::timestamptz[], $4::float8[])';

function insertBatch(pool: pg.Pool, batch: readonly Message[], readingsOf: Map<Message, number>): Promise<unknown> {
  const columns: [number[], number[], Date[], number[]] = [[], [], [], []];
  for (const [index, message] of batch.entries()) {
    JSON.parse(message.payload.toString());
    for (let reading = 0; reading < (readingsOf.get(message) ?? 0); reading++) {
      columns[0].push(index % benchVehicles);
      columns[1].push(reading);
      columns[2].push(new Date(message.receivedAt));
      columns[3].push(message.receivedAt);
    }
  }
  return pool.query({ name: 'bare', text: insert, values: columns });
}

/**
 * Makes a table for the least that could be done with messages: each parsed as JSON, and as many rows as it has readings
 * put into one partition with one index.
 * @returns a function that does it and gives messages a second
 */
export async function openBareInsert(
  pool: pg.Pool,
  dialect: BenchDialect,
): Promise<(messages: readonly Message[]) => Promise<number>> {
  const decode = decodeOf(dialect);
  await pool.query(
    'CREATE TABLE bare (vehicle int4, signal int4, at timestamptz, number float8) PARTITION BY RANGE (at)',
  );
  await pool.query('CREATE TABLE bare_all PARTITION OF bare DEFAULT');
  await pool.query('CREATE INDEX ON bare (vehicle, signal, at)');
  return (messages) => {
    const readingsOf = new Map(messages.map((message) => [message, decode(message).readings.length]));
    return rateInLanes(messages, (batch) => insertBatch(pool, batch, readingsOf));
  };
}
