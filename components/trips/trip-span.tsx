import { formatClockMinute, formatLocalDate, formatLocalTime } from '../ui/format-time';

/** From when to when, to the minute; the day of the end where it is another one. The seconds on hover. */
export function TripSpan({ from, to }: { from: number; to: number | null }) {
  const isSameDay = to === null || formatLocalDate(from) === formatLocalDate(to);
  const exact = to === null ? formatLocalTime(from) : `${formatLocalTime(from)} to ${formatLocalTime(to)}`;
  return (
    <time title={exact} dateTime={new Date(from).toISOString()}>
      {formatClockMinute(from)}
      {to !== null && ` – ${isSameDay ? '' : `${formatLocalDate(to)} `}${formatClockMinute(to)}`}
    </time>
  );
}
