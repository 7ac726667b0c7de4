import { days, hours, minutes, seconds } from '../../server/contract/duration';
import { formatDuration } from '../ui/format-duration';

const usual = [seconds(30), minutes(1), minutes(5), minutes(15), hours(1), hours(4), hours(12), days(1), days(7)];

const daysOf = (lengthMs: number) => lengthMs / days(1);

/** A deadline as it is chosen: `5 min`, `1 day`. */
export const deadlineWords = (lengthMs: number): string => {
  const count = daysOf(lengthMs);
  if (!Number.isInteger(count)) return formatDuration(lengthMs);
  return count === 1 ? '1 day' : `${count} days`;
};

/** How long a command may wait, to choose from. @param ownMs what the type says, milliseconds */
export const deadlineChoices = (ownMs: number): { value: string; label: string }[] =>
  [...new Set([...usual, ownMs])]
    .sort((one, other) => one - other)
    .map((length) => ({
      value: String(length),
      label: length === ownMs ? `${deadlineWords(length)} (usual for it)` : deadlineWords(length),
    }));
