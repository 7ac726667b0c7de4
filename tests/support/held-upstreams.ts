import pino from 'pino';
import { vi } from 'vitest';
import type { SourcePhase } from '../../server/contract/connections';
import type { Message } from '../../server/contract/message';
import type { MqttSettings } from '../../server/transports/mqtt/mqtt-settings';
import type { HeldUpstream, Pause } from '../../server/upstreams/hold-upstream';
import { type HeldUpstreams, holdUpstreams } from '../../server/upstreams/hold-upstreams';
import type { UpstreamSettings } from '../../server/upstreams/kind';

export const upstreamId = 'fleet';

/** An upstream of MQTT connections that nobody decodes, all of them alike but for what is given of each. */
export function mqttUpstream(url: string, ...links: Partial<MqttSettings>[]): UpstreamSettings {
  const settings = { url, clientId: 'motorcade', filter: 'fleet/#', protocolVersion: 5, qos: 1, clean: false } as const;
  return {
    ...{ id: upstreamId, kind: 'plain', label: 'Plain', hasDevices: false, rules: ['None.'] },
    commands: { whyNot: 'none' },
    connections: links.map((link) => ({ transport: 'mqtt', settings: { ...settings, ...link } })),
    decode: () => ({ subject: null, readings: [], absences: [], availabilities: [], refusals: [] }),
  };
}

export type HeldUnderTest = {
  held: HeldUpstreams;
  /** Payloads committed so far, as text. */
  stored: string[];
  messages: Message[];
  /** What a database would know: pauses and filters, oldest first. */
  pauses: (string | null)[];
  filters: string[];
  /** From now on a pause cannot be noted, or can again. */
  breakNotes: (isBroken: boolean) => void;
  state: () => HeldUpstream;
  /** Resolves with the state when it is in this phase. */
  reaches: (phase: SourcePhase) => Promise<HeldUpstream>;
};

type Options = { upstream: UpstreamSettings; pause?: Pause; lastFilter?: string };

/** Holds one upstream on a database that is an array. It is not started. */
export function heldUnderTest({ upstream, pause, lastFilter }: Options): HeldUnderTest {
  const messages: Message[] = [];
  const stored: string[] = [];
  const pauses: (string | null)[] = [];
  const filters: string[] = [];
  let isBroken = false;
  const held = holdUpstreams({
    upstreams: [upstream],
    commitFor: () => async (batch) => {
      messages.push(...batch);
      for (const message of batch) stored.push(message.payload.toString());
    },
    lastFilters: new Map(lastFilter === undefined ? [] : [[upstream.id, lastFilter]]),
    keepFilter: async ({ filter }) => {
      filters.push(filter);
    },
    paused: new Map(pause === undefined ? [] : [[upstream.id, pause]]),
    keepPause: async (_upstream, by) => {
      if (isBroken) throw new Error('the database is down');
      pauses.push(by);
    },
    log: pino({ level: 'silent' }),
  });
  const state = (): HeldUpstream => {
    const [only] = held.states();
    if (only === undefined) throw new Error('expected one upstream');
    return only;
  };
  return {
    ...{ held, stored, messages, pauses, filters, state },
    breakNotes: (broken) => {
      isBroken = broken;
    },
    reaches: (phase) =>
      vi.waitFor(
        () => {
          const now = state();
          if (now.phase !== phase) throw new Error(`expected phase ${phase}, got ${JSON.stringify(now)}`);
          return now;
        },
        { timeout: 20_000, interval: 2 },
      ),
  };
}
