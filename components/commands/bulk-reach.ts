import { formatDuration } from '../ui/format-duration';
import { formatNumber } from '../ui/format-value';
import { vehicleCount } from './bulk-words';
import { deadlineWords } from './deadline-choices';

/** When the last of so many is handed over at the earliest. @param perSecond above zero */
export const lastSentWords = (count: number, perSecond: number): string => {
  // The first goes at once.
  const lastMs = (Math.max(0, count - 1) / perSecond) * 1_000;
  return lastMs < 1_000
    ? 'All can be sent within a second.'
    : `All are sent after ${formatDuration(lastMs)} at the earliest.`;
};

/**
 * What the deadline leaves of a command for many vehicles, where it passes before all are sent; null where it does not.
 * @param perSecond above zero; @param deadlineMs from when it is asked for
 */
export function expiringWords(count: number, perSecond: number, deadlineMs: number): string | null {
  const inTime = Math.floor((perSecond * deadlineMs) / 1_000);
  if (inTime >= count) return null;
  const deadline = deadlineWords(deadlineMs);
  return `At ${formatNumber(perSecond, 1)} a second some ${vehicleCount(inTime)} get it within ${deadline}; for the others it expires. Send quicker, or choose a later deadline.`;
}
