import { expect, test, vi } from 'vitest';
import { createStoring } from '../../../server/transports/kafka/storing';
import { patient } from '../../support/patience';

const limits = { recommit: { baseMs: 1, capMs: 2 } };
const message = { topic: 'fleet', payload: Buffer.from('{}'), receivedAt: 0 };

function storingOn(commit: () => Promise<void>) {
  const told: string[] = [];
  const storing = createStoring({
    commit,
    limits,
    random: () => 1,
    onFailing: (cause) => told.push(`failing: ${cause}`),
    onRecovered: () => told.push('recovered'),
  });
  return { storing, told };
}

test('the same messages are offered until they are committed, and that is told once', async () => {
  let failures = 3;
  const { storing, told } = storingOn(async () => {
    if (failures-- > 0) throw new Error('the database is down');
  });
  expect(await storing.store(0, [message], new AbortController().signal)).toBe(true);
  expect(told).toEqual(['failing: Error: the database is down', 'recovered']);
  expect(storing.isFailing()).toBe(false);
});

test('giving up ends the tries, but waits for the commit under way', async () => {
  const giveUp = new AbortController();
  let settle = (): void => undefined;
  const { storing } = storingOn(
    () =>
      new Promise<void>((resolve) => {
        settle = resolve;
      }),
  );
  let outcome: boolean | null = null;
  const stored = storing.store(0, [message], giveUp.signal).then((isStored) => {
    outcome = isStored;
  });
  giveUp.abort();
  await vi.waitFor(() => expect(outcome).toBeNull(), patient);
  settle();
  await stored;
  expect(outcome).toBe(true);
});

test('giving up while the database is away leaves the messages uncommitted', async () => {
  const giveUp = new AbortController();
  const { storing } = storingOn(async () => {
    giveUp.abort();
    throw new Error('the database is down');
  });
  expect(await storing.store(0, [message], giveUp.signal)).toBe(false);
  expect(storing.isFailing()).toBe(false);
});
