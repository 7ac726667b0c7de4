import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrate } from '../../prisma/migrate';
import type { Message } from '../../server/contract/message';
import { startEmbeddedPostgres } from '../../server/demo/embedded-postgres';
import { log, now, openIngest } from '../ingest/ingest-rig';
import { speedMessage } from '../ingest/plain-dialect';
import { stopImmediately } from '../support/stop-postgres';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'motorcade-loss-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const rounds = 4;
const batchSize = 50;

/** Commits like a transport: what is rejected is offered again, until it is told that the database is gone. */
async function commitUntilGone(
  commit: (messages: Message[]) => Promise<void>,
  waiting: Message[][],
  acknowledged: Message[],
): Promise<void> {
  for (;;) {
    const batch = waiting.shift();
    if (batch === undefined) return;
    try {
      await commit(batch);
      acknowledged.push(...batch);
    } catch (error) {
      expect(error).toBeInstanceOf(Error);
      waiting.unshift(batch);
      return;
    }
  }
}

test('a database stopped in the middle of writing, again and again, loses and doubles nothing', async () => {
  const total = 6_000;
  const waiting: Message[][] = [];
  for (let start = 0; start < total; start += batchSize)
    waiting.push(
      Array.from({ length: batchSize }, (_, index) =>
        speedMessage(`V${(start + index) % 97}`, start + index, now + start + index, now),
      ),
    );
  const acknowledged: Message[] = [];
  for (let round = 0; waiting.length > 0; round++) {
    const postgres = await startEmbeddedPostgres({ dataDir, log });
    await migrate(postgres.url);
    const ingest = await openIngest(postgres.url);
    const goal = Math.min(((round + 1) * total) / rounds, total - batchSize);
    const writing = [
      commitUntilGone(ingest.commit, waiting, acknowledged),
      commitUntilGone(ingest.commit, waiting, acknowledged),
    ];
    while (waiting.length > 0 && acknowledged.length < goal) await pause(1);
    if (waiting.length > 0) await stopImmediately(dataDir);
    await Promise.all(writing);
    await ingest.close();
    await postgres.stop();
  }
  expect(acknowledged).toHaveLength(total);
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  const { database, close } = await openIngest(postgres.url);
  const { rows } = await database.pool.query(
    'SELECT count(*)::int AS readings, count(DISTINCT number)::int AS distinct, sum(number)::int AS sum FROM reading',
  );
  expect(rows).toEqual([{ readings: total, distinct: total, sum: (total * (total - 1)) / 2 }]);
  await close();
  await postgres.stop();
});
