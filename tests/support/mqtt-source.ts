import pino from 'pino';
import { vi } from 'vitest';
import type { Message } from '../../server/contract/message';
import type { MqttLimits, MqttSettings } from '../../server/transports/mqtt/mqtt-settings';
import { openMqttSource } from '../../server/transports/mqtt/mqtt-source';
import type { Source, SourceState } from '../../server/transports/source';

export type SourceUnderTest = {
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
};

const quick: Partial<MqttLimits> = {
  reconnect: { baseMs: 5, capMs: 40 },
  recommit: { baseMs: 5, capMs: 40 },
  gatherMs: 5,
};

export type SourceOptions = {
  settings: Partial<MqttSettings> & { url: string };
  limits?: Partial<MqttLimits>;
  checkHook?: () => Promise<boolean>;
};

/** A source on a database that is an array, with waits short enough for tests. It is not started. */
export function sourceUnderTest({ settings, limits, checkHook }: SourceOptions): SourceUnderTest {
  const stored: string[] = [];
  const messages: Message[] = [];
  const offered: number[] = [];
  const states: SourceState[] = [];
  let statesSeen = 0;
  const logged: string[] = [];
  let isBroken = false;
  let stall: Promise<void> | null = null;
  let endStall = (): void => undefined;
  const source = openMqttSource({
    settings: { clientId: 'motorcade-test', filter: 'fleet/#', protocolVersion: 5, qos: 1, clean: false, ...settings },
    limits: { ...quick, ...limits },
    checkHook,
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
          if (state === undefined) throw new Error(`expected phase ${phase}, got ${JSON.stringify(source.state())}`);
          statesSeen = index + 1;
          return state;
        },
        { timeout: 20_000, interval: 2 },
      ),
  };
}
