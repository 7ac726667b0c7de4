import { randomBytes } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TestStep } from '../../server/contract/connections';
import { type DemoKafka, startKcatBroker } from '../../server/demo/kafka-broker';
import { kafkaLimits } from '../../server/transports/kafka/kafka-settings';
import { kafkaSourceUnderTest } from '../support/kafka-source';
import { needs } from '../support/need';

needs('kcat')("the broker that kcat carries, which answers fewer requests than Kafka's", () => {
  const topic = `fleet-${randomBytes(4).toString('hex')}`;
  let broker: DemoKafka | null;
  beforeEach(async () => {
    broker = await startKcatBroker();
  });
  afterEach(async () => broker?.stop());

  async function write(value: string): Promise<void> {
    const kafka = new Kafka({ brokers: broker?.brokers ?? [], logLevel: logLevel.NOTHING });
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic, messages: [{ value }] });
    await producer.disconnect();
  }

  test('passes every step of the connection test beside the live consumer', async () => {
    await write('hello');
    const { source, groupId, stores, stored } = kafkaSourceUnderTest(
      { brokers: broker?.brokers ?? [], topic },
      // It answers nobody for seconds while a group forms.
      kafkaLimits,
    );
    source.start();
    await stores(1);
    let steps: readonly TestStep[] = [];
    await source.test((told) => {
      steps = told;
    }, new AbortController().signal);
    expect(steps.map(({ name, state, detail }) => ({ name, state, detail }))).toMatchObject([
      ...['dns', 'tcp'].map((name) => ({ name, state: 'passed' })),
      { name: 'tls', state: 'not-used' },
      { name: 'sign-in', state: 'passed', detail: expect.stringContaining('as nobody') },
      {
        ...{ name: 'subscribe', state: 'passed' },
        detail: expect.stringMatching(
          new RegExp(`^topic ${topic} has \\d+ partitions?; this broker cannot say who is in group ${groupId}$`),
        ),
      },
      { name: 'first-message', state: 'passed', detail: expect.stringContaining('5 bytes at offset 0') },
    ]);
    expect([source.state().phase, stored]).toEqual(['live', ['hello']]);
    await source.stop();
  });
});
