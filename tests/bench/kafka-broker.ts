import { startKcatBroker } from '../../server/demo/kafka-broker';
import { startKafka } from '../support/kafka';
import { isInstalled } from '../support/need';

/** A Kafka without sign-in at `broker` (`host:port`). One that is not real makes a topic when it is written to, and only so. */
export type BenchKafka = { name: string; broker: string; isReal: boolean; stop: () => Promise<void> };

/**
 * Starts Apache Kafka where Java and Maven are, else the broker that kcat carries.
 * @throws when neither can be had
 */
export async function startBenchKafka(): Promise<BenchKafka> {
  if (isInstalled('java') && isInstalled('mvn')) {
    const { open, remove } = await startKafka();
    return { name: 'Apache Kafka', broker: open, isReal: true, stop: remove };
  }
  const kcat = await startKcatBroker();
  const broker = kcat?.brokers[0];
  if (kcat === null || broker === undefined) throw new Error('expected java and mvn, or kcat: none is installed');
  return { name: "kcat's broker, for want of java and mvn", broker, isReal: false, stop: kcat.stop };
}
