import { hours, minutes, seconds } from '../../server/contract/duration';

/** How long something lasted, as people say it: `48 s`, `24 min`, `1 h 24 min`, `31 h`. @param durationMs milliseconds */
export function formatDuration(durationMs: number): string {
  if (durationMs < minutes(1)) return `${Math.max(0, Math.round(durationMs / seconds(1)))} s`;
  const total = Math.round(durationMs / minutes(1));
  if (total < 60) return `${total} min`;
  const [hour, minute] = [Math.floor(total / 60), total % 60];
  return minute === 0 || durationMs >= hours(24) ? `${Math.round(total / 60)} h` : `${hour} h ${minute} min`;
}
