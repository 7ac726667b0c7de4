import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { KeyPair } from './certificates';
import { freePort } from './free-port';
import { kafkaClasspath } from './kafka-classpath';

/** Who may sign in, by every mechanism. The fleet may do everything, the reader what it is allowed. */
export const kafkaUsers = { fleet: 'correct-horse', reader: 'battery-staple' } as const;

export type KafkaOptions = {
  /** Its certificate, for the listener with TLS. */
  tls?: KeyPair;
  /** Where the `proxied` listener tells clients to go: a proxy before its `proxied` port. */
  advertisedPort?: number;
  /** The port of that listener, when the proxy had to know it first. */
  proxiedPort?: number;
};

export type KafkaBroker = {
  /** Addresses (`host:port`): without sign-in, with it, with it and TLS, and the one behind a proxy. */
  open: string;
  signIn: string;
  secure: string;
  proxied: string;
  /** What it has logged so far. */
  output: () => string;
  /** Ends it cleanly; `start` brings it back on the same ports with the same data. */
  stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  kill: () => Promise<void>;
  start: () => Promise<void>;
  /** Ends it for good and removes its data. */
  remove: () => Promise<void>;
};

/** 16 bytes; one at random may begin with a hyphen, which Kafka's tool takes for an option. */
const clusterId = 'bW90b3JjYWRlLXRlc3RzIQ';
const mechanisms = ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'];
const heap = ['-Xmx384m', '-Xms128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true'];

/** Sign-in of a listener: users of PLAIN stand in its configuration, those of SCRAM in the cluster's own metadata. */
function signInOf(listener: string): string[] {
  const users = Object.entries(kafkaUsers).map(([name, password]) => `user_${name}="${password}"`);
  const module = 'org.apache.kafka.common.security';
  return [
    `listener.name.${listener}.sasl.enabled.mechanisms=${mechanisms.join(',')}`,
    `listener.name.${listener}.plain.sasl.jaas.config=${module}.plain.PlainLoginModule required ${users.join(' ')};`,
    ...['scram-sha-256', 'scram-sha-512'].map(
      (name) => `listener.name.${listener}.${name}.sasl.jaas.config=${module}.scram.ScramLoginModule required;`,
    ),
  ];
}

type Ports = Record<'open' | 'signin' | 'secure' | 'proxied' | 'controller', number>;

async function writeConfiguration(folder: string, ports: Ports, options: KafkaOptions): Promise<string> {
  const { tls, advertisedPort = ports.proxied } = options;
  const at = (name: keyof Ports, port: number) => `${name.toUpperCase()}://127.0.0.1:${port}`;
  const listeners = [at('open', ports.open), at('signin', ports.signin)];
  if (tls !== undefined) listeners.push(at('secure', ports.secure));
  const lines = [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${ports.controller}`,
    `listeners=${[...listeners, at('proxied', ports.proxied), at('controller', ports.controller)].join(',')}`,
    `advertised.listeners=${[...listeners, at('proxied', advertisedPort)].join(',')}`,
    'listener.security.protocol.map=OPEN:PLAINTEXT,PROXIED:PLAINTEXT,CONTROLLER:PLAINTEXT,SIGNIN:SASL_PLAINTEXT,SECURE:SASL_SSL',
    'inter.broker.listener.name=OPEN',
    'controller.listener.names=CONTROLLER',
    `log.dirs=${join(folder, 'data')}`,
    'auto.create.topics.enable=false',
    'offsets.topic.num.partitions=1',
    'offsets.topic.replication.factor=1',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'group.initial.rebalance.delay.ms=0',
    // After a kill it registers anew only when its former self is given up.
    'broker.session.timeout.ms=2000',
    'broker.heartbeat.interval.ms=500',
    'group.min.session.timeout.ms=1000',
    'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer',
    'super.users=User:ANONYMOUS;User:fleet',
    ...signInOf('signin'),
  ];
  if (tls !== undefined) {
    const identity = join(folder, 'server.pem');
    await writeFile(identity, `${tls.key}\n${tls.certificate}\n`, { mode: 0o600 });
    lines.push('listener.name.secure.ssl.keystore.type=PEM', `listener.name.secure.ssl.keystore.location=${identity}`);
    lines.push(...signInOf('secure'));
  }
  const path = join(folder, 'server.properties');
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

async function format(classpath: string, configuration: string): Promise<void> {
  const scram = Object.entries(kafkaUsers).flatMap(([name, password]) =>
    ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => [
      '--add-scram',
      `${mechanism}=[name=${name},password=${password}]`,
    ]),
  );
  const tool = ['-cp', classpath, 'kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', configuration, ...scram];
  await promisify(execFile)('java', [...heap, ...tool]);
}

/**
 * Starts a real Apache Kafka, broker and controller in one, on free ports of the loopback interface; resolves when it
 * takes connections.
 * @throws when it ends before, with all it printed
 */
export async function startKafka(options: KafkaOptions = {}): Promise<KafkaBroker> {
  const folder = await mkdtemp(join(tmpdir(), 'motorcade-kafka-'));
  const [open, signin, secure, proxied, controller] = await Promise.all(Array.from({ length: 5 }, freePort));
  const ports = { open, signin, secure, proxied: options.proxiedPort ?? proxied, controller } as Ports;
  const configuration = await writeConfiguration(folder, ports, options);
  const classpath = await kafkaClasspath();
  await format(classpath, configuration);
  let printed = '';
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const started = spawn('java', [...heap, '-cp', classpath, 'kafka.Kafka', configuration], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child = started;
    const from = printed.length;
    await new Promise<void>((resolve, reject) => {
      started.stderr.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.includes('Kafka Server started', from)) resolve();
      });
      started.once('error', reject);
      started.once('exit', () => reject(new Error(`Kafka ended before it was ready:\n${printed.slice(from)}`)));
    });
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child;
    child = null;
    if (ending === null || ending.exitCode !== null || ending.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
    ending.kill(signal);
    await exited;
  }

  await start();
  const address = (port: number) => `127.0.0.1:${port}`;
  return {
    open: address(ports.open),
    signIn: address(ports.signin),
    secure: address(ports.secure),
    proxied: address(ports.proxied),
    output: () => printed,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    start,
    async remove() {
      await end('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
