import { greatestInstant } from '../contract/asked';
import { minutes } from '../contract/duration';
import type { Message } from '../contract/message';
import type { Reading, TimeSource } from '../contract/reading';

/** A clock further ahead of ours than this is not believed: no reading is later than so long after its receipt. */
export const aheadLimitMs = minutes(5);
/** Before this no vehicle spoke: such a time comes from a clock that was never set. */
const earliestAt = Date.UTC(2010, 0);

export type EventTime = {
  at: number;
  timeSource: TimeSource;
  /** As sent, where it lay too far ahead to be believed. */
  claimedAt: number | undefined;
};

/** Whether a time is our own receive time, for want of any or of one to believe. */
export const isReceiveTime = ({ timeSource, claimedAt }: Pick<Reading, 'timeSource' | 'claimedAt'>): boolean =>
  timeSource === 'received' || claimedAt !== undefined;

/**
 * When a reading was measured: the time it bears, else the broker's time of the record, else the receive time. A time
 * more than five minutes ahead of the receive time is not believed: the receive time stands and the claim is kept.
 * @returns null when the time is none that could be true
 */
export function eventTimeOf(decoded: { at?: number; timeSource?: TimeSource }, message: Message): EventTime | null {
  const { receivedAt } = message;
  let at = decoded.at;
  let timeSource = decoded.timeSource ?? 'property';
  if (at === undefined) {
    const hasRecordTime = message.recordedAt !== undefined && message.recordedAt >= earliestAt;
    at = hasRecordTime ? message.recordedAt : receivedAt;
    timeSource = hasRecordTime ? 'record' : 'received';
  }
  if (at === undefined || !(at >= earliestAt && at <= greatestInstant)) return null;
  at = Math.floor(at);
  if (at <= receivedAt + aheadLimitMs) return { at, timeSource, claimedAt: undefined };
  return { at: receivedAt, timeSource, claimedAt: at };
}
