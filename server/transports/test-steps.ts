import { type TestStep, testStepNames } from '../contract/connections';
import { connectionErrorWords } from './connection-errors';
import type { OnTestSteps } from './source';

/** What a step that did what it is called after found; or that it had nothing to do, or to show, and why. */
export type StepOutcome = string | { state: 'not-used' | 'nothing-came'; detail: string };

/** Of an upstream that asks for no TLS. */
export const withoutTls: StepOutcome = { state: 'not-used', detail: 'what is sent can be read on the way' };

export type TestSteps = {
  /** Does a step; its words become the detail. False when it failed: all that have not begun are skipped then. */
  run: (name: TestStep['name'], work: () => Promise<StepOutcome>) => Promise<boolean>;
  /** Skips what has not begun yet, from a step on. */
  skipFrom: (name: TestStep['name'], why: string) => void;
};

/** Rejects with the reason when the signal is aborted; `done` lets go of the signal. */
function abortOf(signal: AbortSignal): { promise: Promise<never>; done: () => void } {
  let reject = (_reason: unknown): void => undefined;
  const promise = new Promise<never>((_resolve, rejectPromise) => {
    reject = rejectPromise;
  });
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort);
  return { promise, done: () => signal.removeEventListener('abort', onAbort) };
}

/**
 * Goes through the steps of a connection test, and tells of each change.
 * @param signal ends the step under way; its reason is an Error whose message says why
 */
export function createTestSteps(onSteps: OnTestSteps, signal: AbortSignal): TestSteps {
  const steps: TestStep[] = testStepNames.map((name) => ({ name, state: 'waiting', detail: null, milliseconds: null }));
  const tell = () => onSteps(steps.map((step) => ({ ...step })));
  const set = (name: TestStep['name'], change: Partial<TestStep>) => {
    const step = steps.find((one) => one.name === name);
    if (step !== undefined) Object.assign(step, change);
  };
  const skipFrom: TestSteps['skipFrom'] = (name, why) => {
    for (const step of steps.slice(testStepNames.indexOf(name)))
      if (step.state === 'waiting') set(step.name, { state: 'skipped', detail: why });
    tell();
  };
  tell();
  return {
    async run(name, work) {
      const startedAt = performance.now();
      const since = () => Math.round(performance.now() - startedAt);
      set(name, { state: 'running' });
      tell();
      const abort = abortOf(signal);
      try {
        signal.throwIfAborted();
        const outcome = await Promise.race([abort.promise, work()]);
        const found = typeof outcome === 'string' ? ({ state: 'passed', detail: outcome } as const) : outcome;
        set(name, { ...found, milliseconds: found.state === 'not-used' ? null : since() });
        tell();
        return true;
      } catch (error) {
        set(name, { state: 'failed', detail: connectionErrorWords(error), milliseconds: since() });
        skipFrom('dns', 'not tried, for a step before it failed');
        return false;
      } finally {
        abort.done();
      }
    },
    skipFrom,
  };
}
