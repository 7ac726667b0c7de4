import type { Upstream } from '../contract/http';
import { openMqttSource } from '../transports/mqtt/mqtt-source';
import type { Commit, Log, Source } from '../transports/source';
import type { UpstreamSettings } from './upstream-settings';

type Options = {
  upstreams: readonly UpstreamSettings[];
  commitFor: (upstreamId: string) => Commit;
  /** The filter each upstream last subscribed with, by id: its broker may hold it still. */
  lastFilters: ReadonlyMap<string, string>;
  /** Called when an upstream is subscribed with another filter than the last. */
  keepFilter: (upstream: { id: string; kind: string; filter: string }) => Promise<void>;
  log: Log;
};

/** Holds a source for each upstream. `states` tells how they stand, in the order they were configured. */
export function holdUpstreams({ upstreams, commitFor, lastFilters, keepFilter, log }: Options) {
  const open = ({ id, kind, settings }: UpstreamSettings): Source => {
    let isKept = lastFilters.get(id) === settings.filter;
    return openMqttSource({
      settings: { ...settings, previousFilter: lastFilters.get(id) },
      commit: commitFor(id),
      log,
      onState: ({ phase }) => {
        if (phase !== 'live' || isKept) return;
        isKept = true;
        keepFilter({ id, kind, filter: settings.filter }).catch((error: unknown) => {
          isKept = false;
          const reason = error instanceof Error ? error.name : typeof error;
          log.warn({ reason, upstream: id }, 'the topic filter in use could not be noted');
        });
      },
    });
  };
  const held = upstreams.map((upstream) => ({ upstream, source: open(upstream) }));
  return {
    start: () => {
      for (const { source } of held) source.start();
    },
    stop: async () => {
      await Promise.all(held.map(({ source }) => source.stop()));
    },
    states: (): Upstream[] =>
      held.map(({ upstream, source }) => {
        const { phase, since, error, lastMessageAt } = source.state();
        return { id: upstream.id, kind: upstream.kind, phase, since, error, lastMessageAt };
      }),
  };
}
