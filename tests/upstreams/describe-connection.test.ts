import { expect, test } from 'vitest';
import { describeConnection } from '../../server/upstreams/describe-connection';
import type { Connection } from '../../server/upstreams/kind';

const mqtt = (url: string): Connection => ({
  transport: 'mqtt',
  settings: { url, clientId: 'id-1', filter: 'fleet/#', protocolVersion: 5, qos: 1, clean: false },
});

test.each([
  ['mqtts://broker.example', 'broker.example:8883'],
  ['mqtt://broker.example', 'broker.example:1883'],
  ['mqtts://broker.example:443', 'broker.example:443'],
  ['mqtt://[::1]:1884', '[::1]:1884'],
])('%s goes to %s', (url, endpoint) => {
  expect(describeConnection(mqtt(url))).toEqual({ name: 'id-1', endpoint, subscription: 'fleet/#' });
});

test('a consumer of Kafka goes to its brokers and asks for its topic', () => {
  const settings = {
    brokers: ['one:9092', 'two:9092'],
    clientId: 'c',
    groupId: 'g',
    topic: 'bmw',
    fromBeginning: true,
  };
  const connection: Connection = {
    transport: 'kafka',
    settings: { ...settings, isSecure: true, ca: null, credentials: null },
  };
  expect(describeConnection(connection)).toEqual({ name: 'c', endpoint: 'one:9092, two:9092', subscription: 'bmw' });
});
