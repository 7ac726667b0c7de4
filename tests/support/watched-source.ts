import pino, { type Logger } from 'pino';
import { vi } from 'vitest';
import type { Message } from '../../server/contract/message';
import type { Source, SourceState } from '../../server/transports/source';

/** A source and all that it did, on a database that is an array. */
export type WatchedSource = {
  source: Source;
  /** Payloads committed so far, as text, in the order of their commits. */
  stored: string[];
  messages: Message[];
  /** Sizes of the batches offered, failed tries included. */
  offered: number[];
  /** Every phase entered so far. */
  phases: () => string[];
  /** What was logged so far. */
  logged: string[];
  /** From now on commits reject, or wait, or succeed again. */
  breakDatabase: () => void;
  stallDatabase: () => void;
  mendDatabase: () => void;
  /** Resolves with the state in which the source next enters this phase; phases passed by since the last call count. */
  reaches: (phase: SourceState['phase']) => Promise<SourceState>;
  /** Resolves when so many messages are committed. */
  stores: (count: number) => Promise<void>;
};

/** What every source is opened with. */
export type Watch = {
  log: Logger;
  onState: (state: SourceState) => void;
  commit: (batch: readonly Message[]) => Promise<void>;
};

const patience = { timeout: 30_000, interval: 5 };

/** Opens a source on a database that is an array. It is not started. */
export function watchSource(open: (watch: Watch) => Source): WatchedSource {
  const stored: string[] = [];
  const messages: Message[] = [];
  const offered: number[] = [];
  const states: SourceState[] = [];
  const logged: string[] = [];
  let statesSeen = 0;
  let isBroken = false;
  let stall: Promise<void> | null = null;
  let endStall = (): void => undefined;
  const source = open({
    log: pino({ level: 'info' }, { write: (line: string) => logged.push(line) }),
    onState(state) {
      if (state.phase !== states.at(-1)?.phase) states.push(state);
    },
    async commit(batch) {
      offered.push(batch.length);
      if (stall !== null) await stall;
      if (isBroken) throw new Error('the database is down');
      messages.push(...batch);
      for (const message of batch) stored.push(message.payload.toString());
    },
  });
  const found = () => `${JSON.stringify(source.state())}\n${logged.join('')}`;
  return {
    source,
    stored,
    messages,
    offered,
    phases: () => states.map((state) => state.phase),
    logged,
    breakDatabase() {
      isBroken = true;
    },
    stallDatabase() {
      stall = new Promise((resolve) => {
        endStall = resolve;
      });
    },
    mendDatabase() {
      isBroken = false;
      stall = null;
      endStall();
    },
    reaches: (phase) =>
      vi.waitFor(() => {
        const index = states.findIndex((state, at) => at >= statesSeen && state.phase === phase);
        const state = states[index];
        if (state === undefined) throw new Error(`expected phase ${phase}, got ${found()}`);
        statesSeen = index + 1;
        return state;
      }, patience),
    stores: (count) =>
      vi.waitFor(() => {
        if (stored.length < count) throw new Error(`expected ${count} stored, got ${stored.length}: ${found()}`);
      }, patience),
  };
}
