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
  waiting: { label: 'Waiting', tone: 'bad', sentence: 'Not connected. It tries again by itself.' },
  blocked: { label: 'Blocked', tone: 'bad', sentence: 'Not connected, and somebody has to act.' },
};

const kindLabels: Readonly<Record<string, string>> = {
  'high-mobility': 'High Mobility',
  foxtrackr: 'FoxTrackr',
  mobito: 'MOBITO',
  drogue: 'Drogue IoT',
};

/** Who an upstream is, by its kind; a kind without a name of its own is called as it is. */
export function kindLabel(kind: string): string {
  return kindLabels[kind] ?? kind;
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
