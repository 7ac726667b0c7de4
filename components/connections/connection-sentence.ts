import type { Connection } from '../../server/contract/connections';
import { minutes } from '../../server/contract/duration';
import { phaseWords } from '../shell/upstream-words';

/** A topic without a message for so long is asked about. */
const silentAfterMs = minutes(3);

/** What a connection is doing, in a sentence. Who paused it is named. */
export function connectionSentence({ phase, pausedBy }: Pick<Connection, 'phase' | 'pausedBy'>): string {
  const { sentence } = phaseWords[phase];
  return phase === 'paused' && pausedBy !== null ? `Paused by ${pausedBy}. ${sentence}` : sentence;
}

/**
 * Since when a connection that is not live has been away, through all tries; of one with some links live, since its
 * first link went. Epoch milliseconds.
 */
export function lostSince({ awaySince, since, links }: Pick<Connection, 'awaySince' | 'since' | 'links'>): number {
  if (awaySince !== null) return awaySince;
  return Math.min(since, ...links.map((link) => link.awaySince).filter((at) => at !== null));
}

/** Whether a connection is away: trying again is no recovery, until it is live. */
export function isLost({ phase, error }: Pick<Connection, 'phase' | 'error'>): boolean {
  const { tone } = phaseWords[phase];
  return tone === 'bad' || (tone === 'busy' && error !== null);
}

/**
 * Asks after the topic of a connection that has been live for some minutes and has brought nothing, neither since the
 * server started nor in the last hour; null of any other. @param now epoch milliseconds
 */
export function silenceOf(
  {
    phase,
    since,
    lastMessageAt,
    traffic,
    subscription,
  }: Pick<Connection, 'phase' | 'since' | 'lastMessageAt' | 'traffic' | 'subscription'>,
  now: number,
): string | null {
  if (phase !== 'live' || lastMessageAt !== null || now - since < silentAfterMs) return null;
  if (traffic.received.some((count) => count > 0)) return null;
  return `Nothing has come since it was connected. Is ${subscription} the right topic?`;
}

/** All connections in a line: how many are live, and what becomes of the others. `3 of 5 live, 2 down` */
export function connectionSummary(connections: readonly Pick<Connection, 'phase' | 'error'>[]): string {
  const counts = new Map<string, number>();
  for (const connection of connections) {
    if (connection.phase === 'live') continue;
    const word = phaseWords[isLost(connection) && connection.phase !== 'blocked' ? 'waiting' : connection.phase].label;
    counts.set(word.toLowerCase(), (counts.get(word.toLowerCase()) ?? 0) + 1);
  }
  const live = connections.filter(({ phase }) => phase === 'live').length;
  return [`${live} of ${connections.length} live`, ...[...counts].map(([word, count]) => `${count} ${word}`)].join(
    ', ',
  );
}

/** The ids of connections in the order of their cards: those that are away first, by name then. */
export function cardOrder(connections: readonly Pick<Connection, 'id' | 'label' | 'phase' | 'error'>[]): string[] {
  return [...connections]
    .sort(
      (one, other) =>
        Number(isLost(other)) - Number(isLost(one)) ||
        one.label.localeCompare(other.label) ||
        one.id.localeCompare(other.id),
    )
    .map(({ id }) => id);
}

/** All connections in one line, for those who listen to the page: how many are live, and which are in trouble. */
export function spokenConnections(connections: readonly Pick<Connection, 'label' | 'id' | 'phase'>[]): string {
  const live = connections.filter(({ phase }) => phase === 'live').length;
  const troubled = connections
    .filter(({ phase }) => phaseWords[phase].tone === 'bad')
    .map(({ label, id, phase }) => `${label} ${id}: ${phaseWords[phase].label}`);
  return [`${live} of ${connections.length} connections live`, ...troubled].join('. ');
}
