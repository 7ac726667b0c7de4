import { connectionErrorWords } from '../connection-errors';

/** Why it failed, in words for people, and whether the broker refused who we are or what we ask. */
export type Failure = { words: string; isRefusal: boolean; isCoordinatorMissing?: boolean };

/** What it means that a group id is not for this user. */
export const groupRefusal: Failure = {
  words: 'this user may not use this group id: it needs READ on the group',
  isRefusal: true,
};

const refusals: Readonly<Record<string, string>> = {
  TOPIC_AUTHORIZATION_FAILED: 'this user may not read the topic: it needs READ and DESCRIBE on it',
  GROUP_AUTHORIZATION_FAILED: groupRefusal.words,
  CLUSTER_AUTHORIZATION_FAILED: 'this user may not do that in this cluster',
  UNSUPPORTED_SASL_MECHANISM: 'the broker does not offer this SASL mechanism here',
};

const words: Readonly<Record<string, string>> = {
  UNKNOWN_TOPIC_OR_PARTITION: 'the topic does not exist, or this user may not see it',
  INVALID_TOPIC_EXCEPTION: 'the broker does not accept this topic name',
  INVALID_GROUP_ID: 'the broker does not accept this group id',
  INCONSISTENT_GROUP_PROTOCOL: 'consumers of another kind use this group id: choose another, or stop them',
  GROUP_MAX_SIZE_REACHED: 'the group has as many members as the broker allows',
  GROUP_COORDINATOR_NOT_AVAILABLE: 'no broker looks after the group at the moment',
  NOT_COORDINATOR_FOR_GROUP: 'no broker looks after the group at the moment',
  LEADER_NOT_AVAILABLE: 'no broker leads a partition of the topic at the moment',
  UNSUPPORTED_VERSION: 'the broker does not speak this version of the protocol',
  KafkaJSServerDoesNotSupportApiKey: 'the broker does not answer a request that is needed here',
  KafkaJSConnectionClosedError: 'the broker closed the connection',
  KafkaJSRequestTimeoutError: 'the broker did not answer in time',
  KafkaJSNoBrokerAvailableError: 'no broker of the cluster can be reached',
};

/** The error at the bottom: kafkajs wraps what it gave up on. */
function rootOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? rootOf(error.cause) : error;
}

/** Whether the broker has no answer to such a request at all, by its own list of those it knows. */
export function isUnknownToBroker(error: unknown): boolean {
  const root = rootOf(error);
  return root instanceof Error && root.name === 'KafkaJSServerDoesNotSupportApiKey';
}

/** What an error of kafkajs or of the network means. */
export function failureOf(error: unknown): Failure {
  const root = rootOf(error);
  if (!(root instanceof Error)) return { words: String(root), isRefusal: false };
  const type = 'type' in root && typeof root.type === 'string' ? root.type : root.name;
  const refusal = refusals[type];
  if (refusal !== undefined) return { words: refusal, isRefusal: true };
  if (root.name === 'KafkaJSSASLAuthenticationError') {
    const isMechanism = root.message.includes('mechanism is not supported');
    const why = isMechanism
      ? 'the broker does not offer this SASL mechanism here'
      : 'the broker refused the sign-in: user name or password is wrong, or not meant for this mechanism';
    return { words: `${why} (${root.message})`, isRefusal: true };
  }
  if (root.name === 'KafkaJSGroupCoordinatorNotFound')
    return { words: 'no broker looks after the group at the moment', isRefusal: false, isCoordinatorMissing: true };
  if (root.name === 'KafkaJSNotImplemented')
    return { words: `the records cannot be read: ${root.message}; gzip or no compression can`, isRefusal: true };
  if (root.message.startsWith('Connection timeout'))
    return { words: words.KafkaJSRequestTimeoutError ?? '', isRefusal: false };
  return { words: words[type] ?? connectionErrorWords(root), isRefusal: false };
}
