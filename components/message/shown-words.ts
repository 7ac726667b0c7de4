import { isNewer } from '../../server/contract/newest';
import type { Reading } from '../../server/contract/reading';
import { formatLocalTime } from '../ui/format-time';

/** Whether the screen shows a reading of a message, and if not, why not. */
export type ShownWords = { isShown: boolean; sentence: string };

/**
 * Says whether a reading is what the screen shows now.
 * @param current the newest reading of the same signal; undefined when the vehicle is not followed or has none
 * @param isLatest what the server said when it was asked
 */
export function shownWords(reading: Reading, current: Reading | undefined, isLatest: boolean): ShownWords {
  if (current === undefined) {
    return isLatest
      ? { isShown: true, sentence: 'On screen now' }
      : { isShown: false, sentence: 'Not on screen: a newer value is known' };
  }
  if (current.message === reading.message && current.at === reading.at)
    return { isShown: true, sentence: 'On screen now' };
  if (current.at > reading.at) {
    return { isShown: false, sentence: `Not on screen: a newer value was measured ${formatLocalTime(current.at)}` };
  }
  return isNewer(current, reading)
    ? { isShown: false, sentence: 'Not on screen: a later message tells of the same moment' }
    : { isShown: false, sentence: 'Not on screen: it was not taken' };
}
