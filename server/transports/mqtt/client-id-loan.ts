import { EventEmitter, once } from 'node:events';
import type { SourcePhase } from '../../contract/connections';

/** A client id in the hands of a test, which gives it back; or why it is not to be had. */
export type Loan = { giveBack: () => void } | { refusal: string };

/** Who uses the client id of a subscription: the connection that is held or, while that is away, a test. */
export type ClientIdLoans = {
  /** To be told when the connection enters a phase. */
  onPhase: () => void;
  /** Waits for what the connection is at to end one way or the other; aborted, it lends what nobody will use. */
  borrow: (signal: AbortSignal) => Promise<Loan>;
  /** Resolves when no test has it, or when aborted. */
  isBack: (signal: AbortSignal) => Promise<void>;
};

/** Phases in which no connection with this client id is open or being opened by us. */
const away: readonly SourcePhase[] = ['stopped', 'waiting'];

const refusals: Partial<Record<SourcePhase, string>> = {
  live: 'this broker allows one connection for each client id, and the live one has it: pause the source to test this too',
  blocked:
    'another client uses this client id, and a test would put it out: end that one, or pause the source to test all the same',
};

/** @param phase of the connection that is held */
export function createClientIdLoans(phase: () => SourcePhase): ClientIdLoans {
  const changes = new EventEmitter();
  let lent: AbortController | null = null;
  return {
    onPhase: () => void changes.emit('phase'),
    async borrow(signal) {
      while (!away.includes(phase()) && !signal.aborted) {
        const refusal = refusals[phase()];
        if (refusal !== undefined) return { refusal };
        // Rejects when aborted, which the loop looks at by itself.
        await once(changes, 'phase', { signal }).catch(() => undefined);
      }
      const loan = new AbortController();
      lent = loan;
      return { giveBack: () => loan.abort() };
    },
    async isBack(signal) {
      if (lent === null || lent.signal.aborted || signal.aborted) return;
      await once(AbortSignal.any([signal, lent.signal]), 'abort');
    },
  };
}
