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
  phases: string[];
  /** What was logged so far. */
  logged: string[];
  /** From now on commits reject, or wait, or succeed again. */
  breakDatabase: () => void;
  stallDatabase: () => void;
  mendDatabase: () => void;
  /** Resolves with the state when the source is in this phase. */
  reaches: (phase: SourceState['phase']) => Promise<SourceState>;
};

const quick: Partial<MqttLimits> = {
  reconnect: { baseMs: 5, capMs: 40 },
  recommit: { baseMs: 5, capMs: 40 },
  gatherMs: 5,
};

type Options = {
  settings: Partial<MqttSettings> & { url: string };
  limits?: Partial<MqttLimits>;
  checkHook?: () => Promise<boolean>;
};

/** A source on a database that is an array, with waits short enough for tests. It is not started. */
export function sourceUnderTest({ settings, limits, checkHook }: Options): SourceUnderTest {
  const stored: string[] = [];
  const messages: Message[] = [];
  const offered: number[] = [];
  const phases: string[] = [];
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
      if (state.phase !== phases.at(-1)) phases.push(state.phase);
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
    phases,
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
          const state = source.state();
          if (state.phase !== phase) throw new Error(`expected phase ${phase}, got ${state.phase}: ${state.error}`);
          return state;
        },
        { timeout: 10_000, interval: 2 },
      ),
  };
}
