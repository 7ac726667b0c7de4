import { expect, it } from 'vitest';
import { effectWords } from '../../server/commands/effect-words';
import { hours, minutes, seconds } from '../../server/contract/duration';

it('what would confirm a command is said in words', () => {
  expect(effectWords({ signal: 'doors.lock_state', becomes: ['locked'], tolerance: 0, withinMs: seconds(60) })).toBe(
    'Door locks locked, measured within 1 min after it was sent',
  );
  expect(
    effectWords({ signal: 'climate.driver_temperature', becomes: [21.5], tolerance: 0.3, withinMs: minutes(5) }),
  ).toBe('Temperature set, driver 21.5 °C, give or take 0.3 °C, measured within 5 min after it was sent');
  expect(effectWords({ signal: 'position', becomes: null, tolerance: 0, withinMs: hours(24) })).toBe(
    'any reading of Position, measured within 1 d after it was sent',
  );
  expect(effectWords({ signal: 'valet_mode', becomes: [true, false], tolerance: 0, withinMs: seconds(1) })).toBe(
    'Valet mode yes or no, measured within 1 s after it was sent',
  );
});
