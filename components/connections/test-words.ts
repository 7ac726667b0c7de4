import { type ConnectionTest, type TestStep, testStepNames } from '../../server/contract/connections';

/** What each step of a connection test tries, in the order they are taken. */
export const stepLabels: Record<TestStep['name'], string> = {
  dns: 'Find the host (DNS)',
  tcp: 'Reach it (TCP)',
  tls: 'Agree on encryption (TLS)',
  'sign-in': 'Sign in',
  subscribe: 'Subscribe',
  'first-message': 'First message',
};

export const stateLabels: Record<TestStep['state'], string> = {
  waiting: 'not yet',
  running: 'under way',
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
};

/** All steps of a test in their order; those not begun yet are waiting. */
export function allSteps(steps: readonly TestStep[]): TestStep[] {
  return testStepNames.map(
    (name) => steps.find((step) => step.name === name) ?? { name, state: 'waiting', detail: null, milliseconds: null },
  );
}

/** How a test stands as a whole, in a sentence. */
export function testSentence({ endedAt, steps }: ConnectionTest): string {
  const failed = steps.find(({ state }) => state === 'failed');
  if (failed !== undefined) return `It fails at “${stepLabels[failed.name]}”.`;
  if (endedAt !== null) {
    const skipped = steps.filter(({ state }) => state === 'skipped').length;
    return skipped === 0 ? 'Every step passed.' : `Passed; ${skipped} of ${steps.length} steps were skipped.`;
  }
  const running = steps.find(({ state }) => state === 'running');
  return running === undefined ? 'Starting.' : `Under way: ${stepLabels[running.name]}`;
}
