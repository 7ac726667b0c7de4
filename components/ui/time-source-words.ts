import type { Reading, TimeSource } from '../../server/contract/reading';
import { formatLocalTime } from './format-time';

/** Where the time of a value was found; null for its own, which needs no remark. */
const notes: Record<TimeSource, string | null> = {
  property: null,
  envelope: 'Time of the message: the value had none of its own',
  record: 'Time the broker recorded: the message had none',
  received: 'Time of receipt: the vehicle sent none',
};

/** What is remarkable about a reading's event time, as sentences; empty when it is the value's own and believable. */
export function timeNotes(reading: Pick<Reading, 'timeSource' | 'claimedAt'>): string[] {
  const claimed = reading.claimedAt;
  const note = notes[reading.timeSource];
  if (claimed !== undefined) {
    return [`The vehicle’s clock said ${formatLocalTime(claimed)}, which is not believed: time of receipt instead`];
  }
  return note === null ? [] : [note];
}
