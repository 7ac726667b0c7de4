import { seconds } from '../../server/contract/duration';
import type { Clock } from '../../server/contract/moment';
import { formatAgo } from '../ui/format-age';
import { formatLocalTime } from '../ui/format-time';
import type { PastState } from './past-state';

/** The two clocks in a few words, and what each does in a sentence. */
export const clockWords: Record<Clock, { label: string; sentence: string }> = {
  event: {
    label: 'As it was',
    sentence: 'Each value counts from when it was measured.',
  },
  received: {
    label: 'As we knew it',
    sentence: 'Each value counts from when it reached us.',
  },
};

/** Clocks are apart by a little; what is further ahead is yet to come, milliseconds. */
const aheadMs = seconds(2);

/** How long ago a moment was. @param now the server's clock, epoch milliseconds */
export const howLongAgo = (at: number, now: number): string =>
  at > now + aheadMs ? 'yet to come' : formatAgo(Math.max(0, now - at));

/**
 * What somebody who listens must know of the past: which moment is shown, and what it waits for. The same words while it is
 * played, for nobody can listen as fast.
 */
export function spokenPast({ wanted, shown, isLoading, problem, play, isAtNewest }: PastState): string {
  if (wanted === null) return '';
  if (problem !== null) return problem.sentence;
  if (isLoading) return `Loading ${formatLocalTime(wanted.at)}`;
  if (play !== null) return `Playing the past, ${play.speed} times as fast`;
  if (shown === null) return '';
  const told = `Showing ${formatLocalTime(shown.at)}, ${clockWords[shown.clock].label.toLowerCase()}`;
  return isAtNewest ? `${told}. This is the newest moment` : told;
}
