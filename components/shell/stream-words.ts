import type { StreamState } from '../data/stream-state';
import { formatClock } from '../ui/format-time';

export type StreamWords = { label: string; detail: string; tone: 'good' | 'busy' | 'bad' };

/**
 * How the live stream stands, in a word for the header and a sentence for its tooltip.
 * @param isPast the page shows the past: then it must not be called live, however the stream stands
 */
export function streamWords({ phase, since, behind }: StreamState, isPast = false): StreamWords {
  switch (phase) {
    case 'live':
      if (isPast)
        return {
          label: 'Receiving',
          detail: `New data have come in since ${formatClock(since)}; this page shows the past.`,
          tone: 'good',
        };
      return { label: 'Live', detail: `Live since ${formatClock(since)}`, tone: 'good' };
    case 'catching-up': {
      const count = behind === undefined || behind === 0 ? '' : ` ${behind}`;
      return { label: `Catching up${count}`, detail: 'Fetching what changed while disconnected', tone: 'busy' };
    }
    case 'connecting':
      return { label: 'Connecting', detail: 'Opening the live connection', tone: 'busy' };
    case 'offline':
      return {
        label: `Offline since ${formatClock(since)}`,
        detail: 'No live connection. Values are as of then and go on ageing; it reconnects by itself.',
        tone: 'bad',
      };
  }
}
