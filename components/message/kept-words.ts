import type { Settlement } from '../../server/contract/http';
import type { KeptState } from '../../server/contract/message';
import { formatLocalTime } from '../ui/format-time';

/** What has become of a message of which something was not taken, in two words. */
export const keptWords: Record<KeptState, string> = {
  open: 'Waits still',
  decoded: 'Decoded again',
  discarded: 'Discarded',
};

/** How it ended with a message that was kept out: `Discarded by Ada on 2026-11-20 14:03:22: a test bench.` */
export function settledWords({ state, at, by, why }: Settlement): string {
  const end = `${keptWords[state]}${by === null ? '' : ` by ${by}`} on ${formatLocalTime(at)}`;
  return why === null ? `${end}.` : `${end}: ${why.replace(/[.\s]+$/, '')}.`;
}
