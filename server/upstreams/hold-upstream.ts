import { once } from 'node:events';
import type { Connection, ConnectionTest, Control } from '../contract/connections';
import type { Log, Source } from '../transports/source';
import { createConnectionTests } from './connection-tests';
import { describeConnection } from './describe-connection';
import { foldLinks, type HeldLink } from './fold-links';
import type { UpstreamSettings } from './kind';

/** An upstream as it stands, without what only those know who count its messages. */
export type HeldUpstream = Omit<Connection, 'traffic' | 'lag'>;

/** Who wants an upstream held still, and since when, epoch milliseconds. */
export type Pause = { by: string; at: number };

export type Held = {
  start: () => void;
  stop: () => Promise<void>;
  state: () => HeldUpstream;
  control: (control: Control, by: string) => Promise<void>;
  startTest: () => ConnectionTest;
  lastTest: () => ConnectionTest | null;
};

type Options = {
  upstream: UpstreamSettings;
  sources: readonly Source[];
  pause: Pause | null;
  keepPause: (by: string | null) => Promise<void>;
  clock: () => number;
  log: Log;
};

const joined = (texts: readonly string[]): string => [...new Set(texts)].join(', ');

/** Holds one upstream: its sources, its pause and its tests. Controls take effect one after another. */
export function holdUpstream({ upstream, sources, pause: kept, keepPause, clock, log }: Options): Held {
  const described = upstream.connections.map(describeConnection);
  const tests = createConnectionTests(clock, log, { upstream: upstream.id });
  let pause = kept;
  let isStarted = false;
  let working: Promise<unknown> = Promise.resolve();

  const startSources = () => {
    if (!isStarted || pause !== null) return;
    for (const source of sources) source.start();
  };
  const stopSources = () => Promise.all(sources.map((source) => source.stop()));

  function inTurn(work: () => Promise<void>): Promise<void> {
    const done = working.then(work);
    working = Promise.allSettled([done]);
    return done;
  }

  const apply: Record<Control, (by: string) => Promise<void>> = {
    async pause(by) {
      if (pause !== null) return;
      await keepPause(by);
      pause = { by, at: clock() };
      await stopSources();
    },
    async resume() {
      if (pause === null) return;
      await keepPause(null);
      pause = null;
      startSources();
    },
    async restart() {
      await stopSources();
      startSources();
    },
  };

  const linkOf = (source: Source, index: number): HeldLink => {
    const state = source.state();
    const isPaused = pause !== null && state.phase === 'stopped';
    return { name: described[index]?.name ?? '', state: isPaused ? { ...state, phase: 'paused' } : state };
  };

  return {
    start() {
      isStarted = true;
      startSources();
    },
    async stop() {
      isStarted = false;
      await tests.end('the test was ended, for Motorcade stops');
      await working;
      await stopSources();
    },
    state() {
      const { id, kind, label, hasDevices, rules } = upstream;
      const folded = foldLinks(sources.map(linkOf));
      const held = {
        ...{ id, kind, label, hasDevices, rules, pausedBy: pause?.by ?? null, ...folded },
        endpoint: joined(described.map(({ endpoint }) => endpoint)),
        subscription: joined(described.map(({ subscription }) => subscription)),
      };
      return pause === null ? held : { ...held, phase: 'paused', since: pause.at, error: null, nextAttemptAt: null };
    },
    control: (control, by) =>
      inTurn(async () => {
        // A test may sign in as the upstream itself while that is away.
        await tests.end(`the test was ended by "${control}"`);
        await apply[control](by);
      }),
    startTest: () =>
      tests.start(async (onSteps, signal) => {
        await Promise.race([working, once(signal, 'abort')]);
        await sources[0]?.test(onSteps, signal);
      }),
    lastTest: tests.last,
  };
}
