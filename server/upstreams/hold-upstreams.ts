import type { ConnectionTest, Control } from '../contract/connections';
import type { Commit, Log } from '../transports/source';
import { type HeldUpstream, holdUpstream, type Pause } from './hold-upstream';
import type { UpstreamSettings } from './kind';
import { openSources } from './open-sources';

type Options = {
  upstreams: readonly UpstreamSettings[];
  /** All connections of an upstream commit with the same. */
  commitFor: (upstreamId: string) => Commit;
  /** The filter each upstream last subscribed with, by id: its broker may hold it still. */
  lastFilters: ReadonlyMap<string, string>;
  /** Called when an upstream is subscribed with another filter than the last. */
  keepFilter: (upstream: { id: string; kind: string; filter: string }) => Promise<void>;
  /** Upstreams that people want held still, by id. */
  paused: ReadonlyMap<string, Pause>;
  /** Notes who paused an upstream, or with null that it goes on. A pause takes effect when it is noted. */
  keepPause: (upstream: { id: string; kind: string }, by: string | null) => Promise<void>;
  clock?: () => number;
  log: Log;
};

export type HeldUpstreams = {
  start: () => void;
  /** Ends controls and tests under way, then every source. */
  stop: () => Promise<void>;
  /** How they stand, in the order they were configured. */
  states: () => HeldUpstream[];
  /**
   * Pauses, resumes or restarts an upstream, one after another; what it is already is no error. Ends a test under way.
   * Rejects when a pause cannot be noted; nothing has changed then.
   */
  control: (id: string, control: Control, by: string) => Promise<void>;
  /** Begins a test beside the live connection, a minute long at most, unless one is under way; tells how it stands. */
  startTest: (id: string) => ConnectionTest;
  /** The upstream's last test; null when there was none in the last ten minutes. */
  testOf: (id: string) => ConnectionTest | null;
};

/** Holds the sources of each upstream. An id that `states` does not tell of is an error wherever it is asked for. */
export function holdUpstreams(options: Options): HeldUpstreams {
  const { upstreams, commitFor, lastFilters, keepFilter, paused, keepPause, clock = Date.now, log } = options;
  const held = new Map(
    upstreams.map((upstream) => {
      const { id, kind } = upstream;
      const sources = openSources(upstream, {
        commit: commitFor(id),
        lastFilter: lastFilters.get(id),
        keepFilter: (filter) => keepFilter({ id, kind, filter }),
        log,
      });
      const pause = paused.get(id) ?? null;
      return [
        id,
        holdUpstream({ upstream, sources, pause, keepPause: (by) => keepPause({ id, kind }, by), clock, log }),
      ];
    }),
  );

  function find(id: string) {
    const found = held.get(id);
    if (found === undefined) throw new Error(`expected the id of an upstream, got "${id}"`);
    return found;
  }

  return {
    start: () => {
      for (const upstream of held.values()) upstream.start();
    },
    stop: async () => {
      await Promise.all([...held.values()].map((upstream) => upstream.stop()));
    },
    states: () => [...held.values()].map((upstream) => upstream.state()),
    control: async (id, control, by) => find(id).control(control, by),
    startTest: (id) => find(id).startTest(),
    testOf: (id) => find(id).lastTest(),
  };
}
