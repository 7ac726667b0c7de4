import { randomBytes } from 'node:crypto';
import type { Admin } from 'kafkajs';
import { seconds } from '../../contract/duration';
import { findHost, type Host, reachPort, shakeHands } from '../reach-host';
import type { OnTestSteps } from '../source';
import { createTestSteps, type TestSteps, withoutTls } from '../test-steps';
import { settlesWithin } from '../waiting';
import { hostOf, type KafkaClient, openClient, readSecrets, type Secrets } from './kafka-client';
import { isUnknownToBroker } from './kafka-failures';
import type { KafkaLimits, KafkaSettings } from './kafka-settings';
import { readNewest } from './read-newest';

const leaveWithinMs = seconds(5);

/** Tries each broker; enough that one of them does. @throws what the first one failed with, when none does */
async function tryAll(hosts: readonly Host[], work: (host: Host) => Promise<string>): Promise<string> {
  const results = await Promise.allSettled(hosts.map(work));
  const words = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = results.find((result) => result.status === 'rejected');
  if (words.length === 0) throw failed?.reason;
  const few = failed === undefined ? '' : `; ${results.length - words.length} of ${results.length} brokers failed`;
  return [...new Set(words)].join('; ') + few;
}

/** Says what kafkajs failed with in our words. */
async function inWords<Found>(client: KafkaClient, work: () => Promise<Found>): Promise<Found> {
  try {
    return await work();
  } catch (error) {
    throw new Error(client.explain(error).words);
  }
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** How many members a group has; null where the broker cannot tell: not every one answers this. */
async function countMembers(admin: Admin, groupId: string): Promise<number | null> {
  try {
    const { groups } = await admin.describeGroups([groupId]);
    return groups[0]?.members.length ?? 0;
  } catch (error) {
    if (isUnknownToBroker(error)) return null;
    throw error;
  }
}

async function describeTopic(admin: Admin, { topic, groupId }: KafkaSettings): Promise<string> {
  const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
  const members = await countMembers(admin, groupId);
  const partitions = count(topics[0]?.partitions.length ?? 0, 'partition');
  const group =
    members === null
      ? `this broker cannot say who is in group ${groupId}`
      : `group ${groupId} has ${count(members, 'member')} now`;
  return `topic ${topic} has ${partitions}; ${group}`;
}

/**
 * Whether another group than our own may be used: who may read a group may describe it. Where the broker cannot tell it
 * has no rights either, as far as is known, and it is tried.
 */
async function mayUse(client: KafkaClient, admin: Admin, groupId: string): Promise<boolean> {
  try {
    await countMembers(admin, groupId);
    return true;
  } catch (error) {
    if (client.explain(error).isRefusal) return false;
    throw error;
  }
}

async function goThrough(
  client: KafkaClient,
  { credentials }: Secrets,
  settings: KafkaSettings,
  steps: TestSteps,
): Promise<void> {
  const { kafka } = client;
  const admin = kafka.admin();
  const { topic, groupId } = settings;
  const another = `${groupId}.test-${randomBytes(4).toString('hex')}`;
  let isAnotherAllowed = false;
  const signIn = async () => {
    await admin.connect();
    return credentials === null
      ? 'as nobody: the upstreams file has no credentials for it'
      : `as ${credentials.username}, by ${credentials.mechanism}`;
  };
  const subscribe = async () => {
    const words = await describeTopic(admin, settings);
    isAnotherAllowed = await mayUse(client, admin, another);
    return words;
  };
  try {
    if (!(await steps.run('sign-in', () => inWords(client, signIn)))) return;
    if (!(await steps.run('subscribe', () => inWords(client, subscribe)))) return;
    if (isAnotherAllowed)
      await steps.run('first-message', () =>
        inWords(client, () => readNewest({ kafka, admin }, { topic, groupId: another })),
      );
    else steps.skipFrom('first-message', `this user may use no group but ${groupId}, and that one is left alone`);
  } finally {
    const left = admin.disconnect().catch(() => undefined);
    await settlesWithin(leaveWithinMs, left);
  }
}

/**
 * Tries a topic step by step beside the live consumer: its group is described and not joined, and nothing is committed.
 * A record is read only where the broker lets us use a group of another name.
 * @param signal ends the test; its reason is an Error whose message says why
 */
export async function testKafkaConnection(
  settings: KafkaSettings,
  limits: KafkaLimits,
  onSteps: OnTestSteps,
  signal: AbortSignal,
): Promise<void> {
  const steps = createTestSteps(onSteps, signal);
  const hosts = settings.brokers.map(hostOf);
  let secrets: Secrets = { ca: null, credentials: null };
  const handshake = async () => {
    secrets = await readSecrets(settings, limits.answerWithinMs, signal);
    const { ca } = secrets;
    if (!settings.isSecure) return withoutTls;
    return tryAll(hosts, (host) => shakeHands(host, ca === null ? {} : { ca }, signal));
  };
  if (!(await steps.run('dns', () => tryAll(hosts, findHost)))) return;
  if (!(await steps.run('tcp', () => tryAll(hosts, (host) => reachPort(host, signal))))) return;
  if (!(await steps.run('tls', handshake))) return;
  const client = openClient({ settings, ...secrets, limits });
  try {
    await goThrough(client, secrets, settings, steps);
  } finally {
    client.close();
  }
}
