import { hours } from '../../server/contract/duration';
import { formatAge } from '../ui/format-age';

/**
 * How a reading was late that came an hour or more after it was measured, or after a later one: `Came 3 h late`, `Came after
 * a later one`. Times are epoch milliseconds.
 */
export function lateWords({ at, receivedAt }: { at: number; receivedAt: number }): string {
  const lag = receivedAt - at;
  return lag >= hours(1) ? `Came ${formatAge(lag)} late` : 'Came after a later one';
}
