import { openKafkaSource } from '../transports/kafka/kafka-source';
import { openMqttSource } from '../transports/mqtt/mqtt-source';
import type { Commit, Log, Source } from '../transports/source';
import type { Connection, UpstreamSettings } from './kind';

type Options = {
  commit: Commit;
  log: Log;
  /** The filter the upstream last subscribed with: its broker may hold it still. */
  lastFilter: string | undefined;
  /** Called when every connection is subscribed with another filter than the last; tried again when it rejects. */
  keepFilter: (filter: string) => Promise<void>;
};

/** Opens a source for each connection of an upstream. They share the commit, and one topic filter where it has one. */
export function openSources(upstream: UpstreamSettings, options: Options): Source[] {
  const { commit, log, lastFilter, keepFilter } = options;
  const subscribed = new Set<Connection>();
  let isKept = false;

  function onLive(connection: Connection, filter: string): void {
    subscribed.add(connection);
    // A session that has not given up the last filter must find it in the notes when it comes.
    if (isKept || filter === lastFilter || subscribed.size < upstream.connections.length) return;
    isKept = true;
    keepFilter(filter).catch((error: unknown) => {
      isKept = false;
      const reason = error instanceof Error ? error.name : typeof error;
      log.warn({ reason, upstream: upstream.id }, 'the topic filter in use could not be noted');
    });
  }

  return upstream.connections.map((connection) => {
    if (connection.transport === 'kafka') return openKafkaSource({ settings: connection.settings, commit, log });
    const { settings } = connection;
    return openMqttSource({
      settings: { ...settings, previousFilter: lastFilter },
      commit,
      log,
      onState: ({ phase }) => {
        if (phase === 'live') onLive(connection, settings.filter);
      },
    });
  });
}
