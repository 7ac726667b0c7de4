import type { SourcePhase } from '../../server/contract/connections';

/** How a connection stands, as a color that a word and a shape repeat. */
export type ConnectionTone = 'good' | 'busy' | 'bad' | 'neutral';
export type PhaseWords = { label: string; tone: ConnectionTone; sentence: string };

/** What a connection's phase means: a word, and what it is doing in a sentence. */
export const phaseWords: Record<SourcePhase, PhaseWords> = {
  stopped: { label: 'Stopped', tone: 'neutral', sentence: 'Not started.' },
  paused: {
    label: 'Paused',
    tone: 'neutral',
    sentence: 'Nothing is received until somebody resumes it.',
  },
  connecting: { label: 'Connecting', tone: 'busy', sentence: 'Opening the connection.' },
  'signing-in': { label: 'Signing in', tone: 'busy', sentence: 'Connected; the other side checks who we are.' },
  subscribing: { label: 'Subscribing', tone: 'busy', sentence: 'Signed in; asking for the messages.' },
  live: { label: 'Live', tone: 'good', sentence: 'Connected and subscribed.' },
  waiting: { label: 'Down', tone: 'bad', sentence: 'Not connected. It tries again by itself.' },
  blocked: { label: 'Blocked', tone: 'bad', sentence: 'Not connected, and somebody has to act.' },
};

/** Who an upstream is, by its id: `Drogue IoT field`; one that is no longer configured is called by its id alone. */
export function upstreamNames(upstreams: readonly { id: string; label: string }[]): (id: string) => string {
  const labels = new Map(upstreams.map(({ id, label }) => [id, label]));
  return (id) => (labels.has(id) ? `${labels.get(id)} ${id}` : id);
}

export type UpstreamSummary = { label: string; tone: ConnectionTone };

/** How many upstreams are up, in a few words. One that somebody paused is not up, but nobody need be alarmed. */
export function upstreamSummary(upstreams: readonly { phase: SourcePhase }[]): UpstreamSummary {
  const total = upstreams.length;
  const live = upstreams.filter(({ phase }) => phase === 'live').length;
  const paused = upstreams.filter(({ phase }) => phase === 'paused').length;
  const label = `${live} of ${total} up`;
  if (total === 0) return { label, tone: 'neutral' };
  if (live === total) return { label, tone: 'good' };
  return { label, tone: live + paused === total ? 'busy' : 'bad' };
}
