import type { Connection } from '../../server/contract/connections';
import { phaseWords } from '../shell/upstream-words';

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

/** All connections in one line, for those who listen to the page: how many are live, and which are in trouble. */
export function spokenConnections(connections: readonly Pick<Connection, 'label' | 'id' | 'phase'>[]): string {
  const live = connections.filter(({ phase }) => phase === 'live').length;
  const troubled = connections
    .filter(({ phase }) => phaseWords[phase].tone === 'bad')
    .map(({ label, id, phase }) => `${label} ${id}: ${phaseWords[phase].label}`);
  return [`${live} of ${connections.length} connections live`, ...troubled].join('. ');
}
