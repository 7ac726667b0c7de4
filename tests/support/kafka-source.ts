import { randomBytes } from 'node:crypto';
import pino from 'pino';
import { vi } from 'vitest';
import type { Message } from '../../server/contract/message';
import type { KafkaLimits, KafkaSettings } from '../../server/transports/kafka/kafka-settings';
import { openKafkaSource } from '../../server/transports/kafka/kafka-source';
import type { Source, SourceState } from '../../server/transports/source';

export type KafkaSourceUnderTest = {
  source: Source;
  groupId: string;
  /** Payloads committed so far, as text, in the order of their commits. */
  stored: string[];
  messages: Message[];
  /** Sizes of the chunks offered, failed tries included. */
  offered: number[];
  phases: () => string[];
  /** What was logged so far, by its text. */
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

/** Waits short enough for tests, sessions as short as the tests' broker takes them. */
export const quickLimits: Partial<KafkaLimits> = {
  reconnect: { baseMs: 50, capMs: 500 },
  refusedMs: 300,
  recommit: { baseMs: 20, capMs: 200 },
  sessionMs: 1_500,
  heartbeatMs: 300,
  rebalanceMs: 5_000,
  fetchWaitMs: 100,
  lagEveryMs: 100,
  answerWithinMs: 5_000,
};

type Given = Partial<KafkaSettings> & { brokers: string[]; topic: string };

/** A source on a database that is an array. It is not started. */
export function kafkaSourceUnderTest(settings: Given, limits: Partial<KafkaLimits> = {}): KafkaSourceUnderTest {
  const stored: string[] = [];
  const messages: Message[] = [];
  const offered: number[] = [];
  const states: SourceState[] = [];
  const logged: string[] = [];
  const groupId = settings.groupId ?? `motorcade-${randomBytes(4).toString('hex')}`;
  let statesSeen = 0;
  let isBroken = false;
  let stall: Promise<void> | null = null;
  let endStall = (): void => undefined;
  const source = openKafkaSource({
    settings: {
      clientId: 'motorcade-test',
      groupId,
      fromBeginning: true,
      isSecure: false,
      ca: null,
      credentials: null,
      ...settings,
    },
    limits: { ...quickLimits, ...limits },
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
  return {
    source,
    groupId,
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
      vi.waitFor(
        () => {
          const index = states.findIndex((state, at) => at >= statesSeen && state.phase === phase);
          const state = states[index];
          if (state === undefined)
            throw new Error(`expected phase ${phase}, got ${JSON.stringify(source.state())}\n${logged.join('')}`);
          statesSeen = index + 1;
          return state;
        },
        { timeout: 30_000, interval: 5 },
      ),
    stores: (count) =>
      vi.waitFor(
        () => {
          if (stored.length < count)
            throw new Error(`expected ${count} stored, got ${stored.length}: ${JSON.stringify(source.state())}`);
        },
        { timeout: 30_000, interval: 5 },
      ),
  };
}
