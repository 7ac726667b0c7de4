import { expect, test } from 'vitest';
import { formatDuration } from '../../../components/ui/format-duration';
import { hours, minutes, seconds } from '../../../server/contract/duration';

test('a duration is said as people say it', () => {
  const said = [0, seconds(48), minutes(1), minutes(59.6), hours(1.4), hours(3), hours(30.7)].map(formatDuration);
  expect(said).toEqual(['0 s', '48 s', '1 min', '1 h', '1 h 24 min', '3 h', '31 h']);
});
