import type { KeptState } from '../../server/contract/message';

/** What has become of a message of which something was not taken, in two words. */
export const keptWords: Record<KeptState, string> = {
  open: 'Waits still',
  decoded: 'Decoded again',
  discarded: 'Discarded',
};
