import { expect, test } from 'vitest';
import { formatExactTime, formatExactUtcTime, formatMinute } from '../../../components/ui/format-time';

test('what comes many a second is told apart by milliseconds', () => {
  const at = new Date(2026, 10, 20, 14, 3, 22, 78).getTime();
  expect(formatExactTime(at)).toBe('2026-11-20 14:03:22.078');
  expect(formatExactTime(at - 78)).toBe('2026-11-20 14:03:22.000');
  expect(formatExactUtcTime(Date.UTC(2026, 10, 20, 13, 3, 22, 78))).toBe('2026-11-20T13:03:22.078Z');
});

test('the minute of something lately has its day only where that is not today', () => {
  const at = new Date(2026, 10, 20, 14, 3, 22).getTime();
  expect(formatMinute(at, at + 60_000)).toBe('14:03');
  expect(formatMinute(at, at + 86_400_000)).toBe('2026-11-20 14:03');
});
