import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetReadings, now, readVerdicts } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { speedMessage } from '../ingest/plain-dialect';

const { ingest } = await openTestIngest();

beforeEach(() => forgetReadings(ingest.database));
afterEach(() => ingest.database.pool.query('DROP FUNCTION IF EXISTS cancel_beyond CASCADE'));

/** Has the database cancel, as its statement timeout does, whatever commits more messages than this at once. */
async function cancelBeyond(limit: number): Promise<void> {
  await ingest.database.pool.query(`
    CREATE FUNCTION cancel_beyond() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF NEW.count > ${limit} THEN
        RAISE query_canceled USING MESSAGE = 'canceling statement due to statement timeout';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER cancel_beyond BEFORE INSERT ON message_batch FOR EACH ROW EXECUTE FUNCTION cancel_beyond()`);
}

const messages = Array.from({ length: 20 }, (_, index) => speedMessage(`V${index % 3}`, index, now + index, now));
const sizes = async () =>
  (await ingest.database.prisma.messageBatch.findMany({ orderBy: { id: 'asc' } })).map(({ count }) => count);

test('a batch that takes too long is committed in parts', async () => {
  await cancelBeyond(6);
  await ingest.commit(messages);
  expect(await sizes()).toEqual([5, 5, 5, 5]);
  expect(await readVerdicts(ingest.database)).toEqual(Array(20).fill('accepted'));
});

test('a message that takes too long by itself is offered again, and never quarantined', async () => {
  await cancelBeyond(0);
  await expect(ingest.commit(messages)).rejects.toMatchObject({ code: '57014' });
  expect(await sizes()).toEqual([]);
  expect(await ingest.database.prisma.quarantine.count()).toBe(0);
});
