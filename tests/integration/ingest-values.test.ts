import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListItem, Value } from '../../server/contract/reading';
import { loadVehicleState } from '../../server/store/vehicle-state';
import { forgetReadings, now } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { plainMessage } from '../ingest/plain-dialect';

const { ingest } = await openTestIngest();

const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value));
// U+0000 is the one character that Postgres refuses; the tests of refusals see to it.
const text = fc.string({ unit: 'grapheme', maxLength: 30 }).map((words) => words.replaceAll('\0', '\u{1F697}'));
const item: fc.Arbitrary<ListItem> = fc.oneof(
  text,
  number,
  fc.dictionary(text, fc.oneof(text, number, fc.boolean(), fc.constant(null)), { maxKeys: 3, noNullPrototype: true }),
);
const value: fc.Arbitrary<Value> = fc.oneof(
  number,
  text,
  fc.boolean(),
  fc.record({ latitude: number, longitude: number }),
  fc.array(item, { maxLength: 4 }),
);

test('a value comes out of the database as it was decoded, and is told as such', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 40 }), async (sent) => {
      await forgetReadings(ingest.database);
      ingest.changes.length = 0;
      const readings = sent.map((of, index) => ({
        signal: `s${index}`,
        value: of,
        at: now - index,
        timeSource: 'envelope' as const,
      }));
      await ingest.commit([plainMessage({ vin: 'A', readings }, now)]);
      const state = await loadVehicleState(ingest.database, 'A');
      const numbered = (signal: string) => Number(signal.slice(1));
      const loaded = [...(state?.readings ?? [])].sort((a, b) => numbered(a.signal) - numbered(b.signal));
      expect(loaded.map(({ signal, value: of, at, timeSource }) => ({ signal, value: of, at, timeSource }))).toEqual(
        readings,
      );
      const told = [...(ingest.changes[0]?.readings ?? [])].sort((a, b) => numbered(a.signal) - numbered(b.signal));
      expect(told).toEqual(loaded);
    }),
    { numRuns: 60 },
  );
});
