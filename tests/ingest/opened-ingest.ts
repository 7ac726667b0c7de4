import { afterAll } from 'vitest';
import type { Decode } from '../../server/upstreams/kind';
import { createTestDatabase } from '../support/database';
import { openIngest } from './ingest-rig';

/** An ingest on a database of its own, for all tests of the file that asks; both go when those are done. */
export async function openTestIngest(decode?: Decode) {
  const testDatabase = await createTestDatabase();
  afterAll(() => testDatabase.drop());
  const ingest = await openIngest(testDatabase.url, decode);
  afterAll(() => ingest.close());
  return { ingest, testDatabase };
}
