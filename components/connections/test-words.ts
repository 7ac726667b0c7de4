import { type ConnectionTest, type SourcePhase, type TestStep, testStepNames } from '../../server/contract/connections';

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
  'not-used': 'not used',
  'nothing-came': 'nothing came',
};

/**
 * All steps of a test in their order; those not begun yet are waiting. Where several in a row were skipped for one reason,
 * the first of them says it.
 */
export function allSteps(steps: readonly TestStep[]): TestStep[] {
  const all = testStepNames.map<TestStep>(
    (name) => steps.find((step) => step.name === name) ?? { name, state: 'waiting', detail: null, milliseconds: null },
  );
  return all.map((step, index) =>
    step.state === 'skipped' && step.detail === all[index - 1]?.detail ? { ...step, detail: null } : step,
  );
}

/** What a test does to the connection as it stands, in sentences. */
export function testPromise(phase: SourcePhase): string {
  if (phase === 'paused') return 'It is paused, so that every step can be tried. Nothing is acknowledged.';
  return phase === 'live'
    ? 'Each step is tried beside the live connection, which goes on undisturbed. Nothing is acknowledged.'
    : 'The connection is away, so that most steps can be tried; it goes on trying by itself. Nothing is acknowledged.';
}

/** How a test that is over and failed nowhere went. */
function outcome(steps: readonly TestStep[], subscription: string): string {
  const silent = steps.find(({ state }) => state === 'nothing-came');
  if (silent !== undefined)
    return `Signed in and subscribed; ${silent.detail ?? 'nothing came'}. Is ${subscription} the right topic?`;
  const skipped = steps.filter(({ state }) => state === 'skipped').length;
  if (skipped > 0) return `Nothing failed, but ${skipped} of ${steps.length} steps were skipped.`;
  return steps.some(({ state }) => state === 'not-used')
    ? 'Every step passed, without encryption.'
    : 'Every step passed.';
}

/** How a test stands as a whole, in a sentence. @param subscription the topic or filter it asks for */
export function testSentence({ endedAt, steps }: ConnectionTest, subscription: string): string {
  const failed = steps.find(({ state }) => state === 'failed');
  if (failed !== undefined) return `It fails at “${stepLabels[failed.name]}”.`;
  if (endedAt !== null) return outcome(steps, subscription);
  const running = steps.find(({ state }) => state === 'running');
  return running === undefined ? 'Starting.' : `Under way: ${stepLabels[running.name]}`;
}
