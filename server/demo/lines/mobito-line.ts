import type { MissingUpstream } from '../../contract/connections';
import { startKcatBroker } from '../kafka-broker';
import { openKafkaFeeder } from '../kafka-feeder';
import { mobitoTopic, mobitoVoice } from '../voices/mobito';
import { joinLine, type Line, type LineSettings, standing } from './line';
import type { Logins } from './logins';

/** A Kafka that stands elsewhere, `host:port` of its brokers; without logins it asks nobody who they are. */
export type OutsideKafka = { brokers: string[]; logins?: Logins };

const missing: MissingUpstream = {
  kind: 'mobito',
  label: 'MOBITO',
  reason: 'MOBITO delivers through Kafka, and this machine has none: nothing of the demo comes this way.',
  remedy:
    'Install kcat (Debian and Ubuntu: apt install kcat), or name a Kafka with KAFKA_BROKERS=host:port, and start again.',
};

/**
 * Opens the line of the vehicles that MOBITO tells of as well.
 * @param outside a Kafka that stands elsewhere; without it kcat's is used where kcat is installed
 * @returns what is missing where there is no Kafka at all
 */
export async function openMobitoLine(
  outside: OutsideKafka | undefined,
  { vehicles, log }: Pick<LineSettings, 'vehicles' | 'log'>,
): Promise<Line | MissingUpstream> {
  const kafka = outside === undefined ? await startKcatBroker() : standing({ brokers: outside.brokers });
  if (kafka === null) return missing;
  const logins = outside?.logins;
  const feeder = openKafkaFeeder({
    brokers: kafka.brokers,
    topic: mobitoTopic,
    login: logins?.vehicles,
    isTopicMade: outside !== undefined,
    log,
  });
  const { username } = logins?.customer ?? {};
  const entry = {
    id: 'demo-mobito',
    kind: 'mobito',
    brokers: kafka.brokers,
    topic: mobitoTopic,
    groupId: 'motorcade-demo',
    tls: false,
    ...(logins && { credentials: { mechanism: 'plain', username, password: { file: logins.passwordFile } } }),
  };
  // A topic of Kafka keeps what it is told before somebody listens.
  return joinLine({ vehicles, ...mobitoVoice }, feeder, kafka, { entry, isHeardOf: false });
}
