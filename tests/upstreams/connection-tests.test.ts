import pino from 'pino';
import { expect, test, vi } from 'vitest';
import type { OnTestSteps } from '../../server/transports/source';
import { createConnectionTests } from '../../server/upstreams/connection-tests';
import { patient } from '../support/patience';

const silent = pino({ level: 'silent' });

/** Tests whose only step goes on until it is let go or ended. */
function rig() {
  let now = 1_000;
  const reasons: string[] = [];
  let letGo = (): void => undefined;
  const tests = createConnectionTests(() => now, silent, {});
  const run = (onSteps: OnTestSteps, signal: AbortSignal) => {
    onSteps([{ name: 'dns', state: 'running', detail: null, milliseconds: null }]);
    return new Promise<void>((resolve) => {
      letGo = resolve;
      signal.addEventListener('abort', () => {
        reasons.push(signal.reason.message);
        resolve();
      });
    });
  };
  return { tests, run, reasons, letGo: () => letGo(), pass: (ms: number) => (now += ms) };
}

test('a test is told with its steps while it goes on, and a second does not begin', () => {
  const { tests, run, pass } = rig();
  expect(tests.last()).toBe(null);
  expect(tests.start(run)).toMatchObject({ startedAt: 1_000, endedAt: null, steps: [{ name: 'dns' }] });
  pass(5);
  expect(tests.start(run)).toMatchObject({ startedAt: 1_000 });
});

test('a test that is over is remembered for ten minutes', async () => {
  const { tests, run, letGo, pass } = rig();
  tests.start(run);
  pass(50);
  letGo();
  await vi.waitFor(() => expect(tests.last()).toMatchObject({ startedAt: 1_000, endedAt: 1_050 }), patient);
  pass(600_000);
  expect(tests.last()).not.toBe(null);
  pass(1);
  expect(tests.last()).toBe(null);
});

test('ending a test says why, and waits until it is over', async () => {
  const { tests, run, reasons } = rig();
  tests.start(run);
  await tests.end('somebody paused it');
  expect(reasons).toEqual(['somebody paused it']);
  expect(tests.last()?.endedAt).not.toBe(null);
  expect(tests.start(run)).toMatchObject({ endedAt: null });
});

test('a test that takes longer than a minute is ended', async () => {
  vi.useFakeTimers();
  try {
    const { tests, run, reasons } = rig();
    tests.start(run);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reasons).toEqual(['the test took longer than a minute']);
  } finally {
    vi.useRealTimers();
  }
});

test('a test that breaks off is over', async () => {
  const { tests } = rig();
  tests.start(async () => Promise.reject(new Error('a bug')));
  await vi.waitFor(() => expect(tests.last()?.endedAt).toBe(1_000), patient);
});
