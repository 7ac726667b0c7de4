import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from } from 'pg-copy-streams';
import { type CopiedRow, copiedColumns, copyEnd, copyHead, putRow, rowBytes } from './copied-row';

const chunkBytes = 1_000_000;

/** A COPY under way, on a connection and in a transaction of its own. */
export type Copy = {
  put: (row: CopiedRow) => void;
  /** Hands on what is full, and waits while Postgres is behind. */
  drain: () => Promise<void>;
  /** Ends it, and runs what else belongs to the table once it is committed. */
  finish: (...statements: string[]) => Promise<void>;
};

/**
 * Begins to copy rows into a table that is made for it, or emptied: in the same transaction, so that with
 * wal_level=minimal nothing goes through the log, and rows are frozen and visible to all from the start.
 */
export async function openCopy(url: string, table: string, begin: string): Promise<Copy> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(
    "SET maintenance_work_mem = '2GB'; SET max_parallel_maintenance_workers = 2; SET statement_timeout = 0",
  );
  await client.query('BEGIN');
  await client.query(begin);
  const stream = client.query(from(`COPY ${table} (${copiedColumns}) FROM STDIN (FORMAT binary, FREEZE)`));
  stream.write(copyHead);
  const full: Buffer[] = [];
  let bytes = Buffer.allocUnsafe(chunkBytes);
  let view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let used = 0;

  const close = () => {
    full.push(bytes.subarray(0, used));
    bytes = Buffer.allocUnsafe(chunkBytes);
    view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    used = 0;
  };
  const drain = async () => {
    for (const chunk of full.splice(0)) if (!stream.write(chunk)) await once(stream, 'drain');
  };
  return {
    put: (row) => {
      if (used + rowBytes + (row.text?.length ?? 0) > chunkBytes) close();
      used = putRow(view, bytes, used, row);
    },
    drain,
    finish: async (...statements) => {
      close();
      await drain();
      stream.end(copyEnd);
      await finished(stream);
      await client.query('COMMIT');
      for (const statement of statements) await client.query(statement);
      await client.end();
    },
  };
}
