import type pg from 'pg';
import { days } from '../contract/duration';
import type { Database } from './database';
import { inTransaction } from './transaction';

/** Months of readings, and of what is made from them, by event time, days of messages by receive time: UTC, whatever zone anybody is in. */
const units = { reading: 'month', reading_rollup: 'month', keyframe_state: 'month', message_batch: 'day' } as const;
export type PartitionedTable = keyof typeof units;
const partitionedTables = [
  'reading',
  'reading_rollup',
  'keyframe_state',
  'message_batch',
] as const satisfies readonly PartitionedTable[];
/** Any number will do that no other program locks in this database. */
const partitionLock = 7_303_014_500_212;

type Range = { name: string; from: number; to: number };

/** The partition a time falls into. `offset` steps to the ones after (or before) it. */
function rangeOf(table: PartitionedTable, time: number, offset = 0): Range {
  const date = new Date(time);
  const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  const isMonth = units[table] === 'month';
  const from = isMonth ? Date.UTC(year, month + offset) : Date.UTC(year, month, day + offset);
  const to = isMonth ? Date.UTC(year, month + offset + 1) : from + days(1);
  const label = new Date(from).toISOString().slice(0, isMonth ? 7 : 10);
  return { name: `${table}_${label.replaceAll('-', '_')}`, from, to };
}

/** The start of the partition that a time falls into, epoch milliseconds. */
export const partitionStart = (table: PartitionedTable, time: number): number => rangeOf(table, time).from;

/** Made apart and then attached: that lets others go on writing, where making it in place would shut them out. */
async function makePartition(client: pg.PoolClient, table: PartitionedTable, range: Range): Promise<void> {
  const { rows } = await client.query('SELECT to_regclass($1) IS NOT NULL AS exists', [range.name]);
  if (rows[0]?.exists === true) return;
  const bounds = [range.from, range.to].map((time) => `'${new Date(time).toISOString()}'`);
  await client.query(`CREATE TABLE ${range.name} (LIKE ${table} INCLUDING ALL)`);
  await client.query(
    `ALTER TABLE ${table} ATTACH PARTITION ${range.name} FOR VALUES FROM (${bounds[0]}) TO (${bounds[1]})`,
  );
}

const makePartitions = ({ pool }: Database, table: PartitionedTable, ranges: readonly Range[]) =>
  inTransaction(pool, async (client) => {
    await client.query('SELECT pg_advisory_xact_lock($1)', [partitionLock]);
    for (const range of ranges) await makePartition(client, table, range);
  });

const aheadOf = (table: PartitionedTable, now: number): Range[] =>
  [-1, 0, 1, 2].map((offset) => rangeOf(table, now, offset));

/**
 * Makes the partitions of every table that will be needed soon, where they lack, so that no message has to wait for one.
 * @param now epoch milliseconds
 */
export async function makePartitionsAhead(database: Database, now: number): Promise<void> {
  for (const table of partitionedTables) await makePartitions(database, table, aheadOf(table, now));
}

/** Which partitions stand, as far as this process knows, so that a batch asks the database only about new ones. */
export type Partitions = {
  /** Makes the partitions that these items fall into by their time, where they lack, and a few ahead of now. */
  ensure: <Item>(table: PartitionedTable, items: readonly Item[], timeOf: (item: Item) => number) => Promise<void>;
  /** Forgets what it knew: somebody else dropped a partition. */
  forget: () => void;
};

/** @param clock epoch milliseconds */
export function createPartitions(database: Database, clock: () => number): Partitions {
  const known = new Map<PartitionedTable, Map<number, Range>>();

  return {
    ensure: async (table, items, timeOf) => {
      const standing = known.get(table) ?? new Map<number, Range>();
      const missing = new Map<number, Range>();
      let last: Range | undefined;
      for (const item of items) {
        const time = timeOf(item);
        if (last !== undefined && time >= last.from && time < last.to) continue;
        last = rangeOf(table, time);
        if (!standing.has(last.from)) missing.set(last.from, last);
      }
      if (missing.size === 0) return;
      for (const range of aheadOf(table, clock())) if (!standing.has(range.from)) missing.set(range.from, range);
      await makePartitions(database, table, [...missing.values()]);
      known.set(table, new Map([...standing, ...missing]));
    },
    forget: () => known.clear(),
  };
}
