import { expect, test } from 'vitest';
import type { TestStep } from '../../server/contract/connections';
import { createTestSteps, withoutTls } from '../../server/transports/test-steps';

function rig() {
  const stopping = new AbortController();
  let told: readonly TestStep[] = [];
  const steps = createTestSteps((now) => {
    told = now;
  }, stopping.signal);
  const shown = () => told.map(({ state, detail }) => [state, detail]);
  return { steps, stopping, shown };
}
const waiting = ['waiting', null];

test('steps are told from the start, and each with what it found', async () => {
  const { steps, shown } = rig();
  expect(shown()).toEqual([waiting, waiting, waiting, waiting, waiting, waiting]);
  expect(await steps.run('dns', async () => 'found')).toBe(true);
  expect(shown().slice(0, 2)).toEqual([['passed', 'found'], waiting]);
});

test('a step that had nothing to do or to show says so, and the next goes on', async () => {
  const { steps, shown } = rig();
  expect(await steps.run('tls', async () => withoutTls)).toBe(true);
  const silent = { state: 'nothing-came', detail: 'the topic holds no record' } as const;
  expect(await steps.run('first-message', async () => silent)).toBe(true);
  expect(shown().filter(([state]) => state !== 'waiting')).toEqual([
    ['not-used', 'what is sent can be read on the way'],
    ['nothing-came', 'the topic holds no record'],
  ]);
});

test('a step that fails says why in words, and those after it are skipped', async () => {
  const { steps, shown } = rig();
  await steps.run('dns', async () => 'found');
  const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  expect(await steps.run('tcp', () => Promise.reject(refused))).toBe(false);
  expect(shown()[1]).toEqual(['failed', expect.stringContaining('the broker is down, or the port is wrong')]);
  expect(shown().slice(2)).toEqual(
    Array.from({ length: 4 }, () => ['skipped', 'not tried, for a step before it failed']),
  );
});

test('a step that never answers ends with the test, which says why', async () => {
  const { steps, stopping, shown } = rig();
  const running = steps.run('dns', () => new Promise(() => undefined));
  stopping.abort(new Error('somebody paused it'));
  expect(await running).toBe(false);
  expect(shown()[0]).toEqual(['failed', 'somebody paused it']);
  expect(await steps.run('tcp', async () => 'too late')).toBe(false);
});
