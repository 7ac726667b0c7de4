import type { Connection, Credential, Link, PartitionLag, SourcePhase } from '../contract/connections';
import type { SourceState } from '../transports/source';

/** One connection of an upstream and how it stands. */
export type HeldLink = { name: string; state: SourceState };

export type FoldedLinks = Pick<
  Connection,
  | 'phase'
  | 'since'
  | 'awaySince'
  | 'error'
  | 'nextAttemptAt'
  | 'lastMessageAt'
  | 'lastAcknowledgedAt'
  | 'pending'
  | 'oldestPendingAt'
  | 'reconnects'
  | 'links'
  | 'credentials'
  | 'partitions'
>;

/** From the worst to the best: an upstream is as well as the worst of its connections. */
const worstFirst: readonly SourcePhase[] = [
  'stopped',
  'paused',
  'blocked',
  'waiting',
  'connecting',
  'signing-in',
  'subscribing',
  'live',
];

const worstPhase = (states: readonly SourceState[]): SourcePhase =>
  worstFirst.find((phase) => states.some((state) => state.phase === phase)) ?? 'stopped';

/** All are live since the last one is; anything worse began with the first. */
function sinceOf(phase: SourcePhase, states: readonly SourceState[]): number {
  const times = states.filter((state) => state.phase === phase).map(({ since }) => since);
  return phase === 'live' ? Math.max(...times) : Math.min(...times);
}

/** Since when none has been live; null while one is. */
function awaySinceOf(states: readonly SourceState[]): number | null {
  const times = known(states.map(({ awaySince }) => awaySince));
  return times.length < states.length ? null : Math.max(...times);
}

function errorOf(phase: SourcePhase, states: readonly SourceState[]): string | null {
  const failing = states.filter((state) => state.error !== null);
  const words = (failing.find((state) => state.phase === phase) ?? failing[0])?.error ?? null;
  if (words === null || states.length === 1) return words;
  const count = failing.filter(({ error }) => error === words).length;
  return `${count} of ${states.length} connections: ${words}`;
}

const known = (times: readonly (number | null)[]): number[] => times.filter((time) => time !== null);
const newest = (times: readonly (number | null)[]): number | null =>
  known(times).reduce<number | null>((last, time) => Math.max(last ?? time, time), null);
const soonest = (times: readonly (number | null)[]): number | null =>
  known(times).reduce<number | null>((first, time) => Math.min(first ?? time, time), null);
const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Connections of one upstream sign in with the same: each is told once, with the time that comes first. */
function credentialsOf(states: readonly SourceState[]): Credential[] {
  const all = states.flatMap(({ credentials }) => credentials);
  const names = [...new Set(all.map(({ name }) => name))];
  return names.map((name) => ({
    name,
    expiresAt: soonest(all.filter((credential) => credential.name === name).map(({ expiresAt }) => expiresAt)),
  }));
}

function partitionsOf(states: readonly SourceState[]): PartitionLag[] | null {
  if (states.every(({ partitions }) => partitions === null)) return null;
  return states.flatMap(({ partitions }) => partitions ?? []).sort((one, other) => one.partition - other.partition);
}

const linkOf = ({ name, state: { phase, since, awaySince, error, details } }: HeldLink): Link => ({
  ...{ name, phase, since, awaySince, error },
  details: { ...details },
});

/** How an upstream stands, of which these are the connections: one at least. */
export function foldLinks(links: readonly HeldLink[]): FoldedLinks {
  const states = links.map(({ state }) => state);
  const phase = worstPhase(states);
  return {
    phase,
    since: sinceOf(phase, states),
    awaySince: awaySinceOf(states),
    error: errorOf(phase, states),
    nextAttemptAt: soonest(states.map(({ nextAttemptAt }) => nextAttemptAt)),
    lastMessageAt: newest(states.map(({ lastMessageAt }) => lastMessageAt)),
    lastAcknowledgedAt: newest(states.map(({ lastAcknowledgedAt }) => lastAcknowledgedAt)),
    oldestPendingAt: soonest(states.map(({ oldestPendingAt }) => oldestPendingAt)),
    pending: sum(states.map(({ pending }) => pending)),
    reconnects: sum(states.map(({ reconnects }) => reconnects)),
    links: links.map(linkOf),
    credentials: credentialsOf(states),
    partitions: partitionsOf(states),
  };
}
