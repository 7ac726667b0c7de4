import { beforeEach, expect, test } from 'vitest';
import type { SourcePhase } from '../../../server/contract/connections';
import { type ClientIdLoans, createClientIdLoans } from '../../../server/transports/mqtt/client-id-loan';

const never = new AbortController().signal;
let phase: SourcePhase;
let loans: ClientIdLoans;
beforeEach(() => {
  phase = 'waiting';
  loans = createClientIdLoans(() => phase);
});

function enter(next: SourcePhase): void {
  phase = next;
  loans.onPhase();
}

/** Whether a promise is settled by the time everything due has run. */
async function isSettled(promise: Promise<unknown>): Promise<boolean> {
  const turn = new Promise((resolve) => setImmediate(() => resolve('later')));
  return (await Promise.race([promise.then(() => 'now'), turn])) === 'now';
}

test('a client id that is lent is waited for until it is given back', async () => {
  await loans.isBack(never);
  const loan = await loans.borrow(never);
  const back = loans.isBack(never);
  expect(await isSettled(back)).toBe(false);
  if ('giveBack' in loan) loan.giveBack();
  await back;
  await loans.isBack(never);
});

test('while a connection is being made it is not known yet who gets the client id', async () => {
  enter('connecting');
  const loan = loans.borrow(never);
  enter('signing-in');
  expect(await isSettled(loan)).toBe(false);
  enter('waiting');
  expect(await loan).toHaveProperty('giveBack');
});

test.each([
  ['live', 'the live one has it'],
  ['blocked', 'another client uses this client id'],
] as const)('of a connection that is %s it is not to be had, and it is said why', async (outcome, words) => {
  enter('connecting');
  const loan = loans.borrow(never);
  enter(outcome);
  expect(await loan).toMatchObject({ refusal: expect.stringContaining(words) });
  await loans.isBack(never);
});

test('nobody waits on for what was ended', async () => {
  enter('connecting');
  const ending = new AbortController();
  const loan = loans.borrow(ending.signal);
  ending.abort();
  await loan;
  await loans.isBack(ending.signal);
});
