import { join } from 'node:path';
import { readOrMakeSecret } from '../../secret-file';
import type { Login } from '../doors';
import { openLogins } from '../lines/logins';

const jaas = (own: Login, known: Login[]): string =>
  `${[
    'org.apache.kafka.common.security.plain.PlainLoginModule required',
    `username="${own.username}"`,
    `password="${own.password}"`,
    ...known.map(({ username, password }) => `user_${username}="${password}"`),
  ].join(' ')};`;

/**
 * Settings of one Apache Kafka 4 that is broker and controller in one (KRaft) and lets in by SASL PLAIN the demo's
 * customer and its vehicles.
 * @param address `host:port` by which others reach it
 */
export function kafkaProperties(folder: string, address: string): string {
  const broker = { username: 'broker', password: readOrMakeSecret(join(folder, 'kafka-broker-password')) };
  const { customer, vehicles } = openLogins(folder, 'mobito');
  const port = Number(address.slice(address.lastIndexOf(':') + 1));
  const lines = {
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@127.0.0.1:${port + 1}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `CLIENT://:${port},CONTROLLER://127.0.0.1:${port + 1}`,
    'advertised.listeners': `CLIENT://${address}`,
    'listener.security.protocol.map': 'CLIENT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'CLIENT',
    'sasl.mechanism.inter.broker.protocol': 'PLAIN',
    'sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.client.plain.sasl.jaas.config': jaas(broker, [broker, customer, vehicles]),
    'log.dirs': '/var/lib/kafka/data',
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0,
    'auto.create.topics.enable': false,
  };
  return Object.entries(lines)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
