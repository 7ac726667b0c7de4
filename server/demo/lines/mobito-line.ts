import type { MissingUpstream } from '../../contract/connections';
import { type DemoKafka, startKcatBroker } from '../kafka-broker';
import { openKafkaFeeder } from '../kafka-feeder';
import { mobitoTopic, mobitoVoice } from '../voices/mobito';
import { joinLine, type Line, type LineSettings } from './line';

const missing: MissingUpstream = {
  kind: 'mobito',
  label: 'MOBITO',
  reason: 'MOBITO delivers through Kafka, and this machine has none: nothing of the demo comes this way.',
  remedy:
    'Install kcat (Debian and Ubuntu: apt install kcat), or name a Kafka with KAFKA_BROKERS=host:port, and start again.',
};

/**
 * Opens the line of the vehicles that MOBITO tells of as well.
 * @param brokers a Kafka of one's own, without sign-in; without it kcat's is used where kcat is installed
 * @returns what is missing where there is no Kafka at all
 */
export async function openMobitoLine(
  brokers: string[] | undefined,
  { vehicles, log }: Pick<LineSettings, 'vehicles' | 'log'>,
): Promise<Line | MissingUpstream> {
  const own: DemoKafka | null = brokers === undefined ? null : { brokers, stop: async () => undefined };
  const kafka = own ?? (await startKcatBroker());
  if (kafka === null) return missing;
  const feeder = await openKafkaFeeder(kafka.brokers, mobitoTopic, log);
  return joinLine({ vehicles, ...mobitoVoice }, feeder, kafka, {
    id: 'demo-mobito',
    kind: 'mobito',
    brokers: kafka.brokers,
    topic: mobitoTopic,
    groupId: 'motorcade-demo',
    tls: false,
  });
}
