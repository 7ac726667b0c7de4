import { expect, it } from 'vitest';
import { effectWords, preconditionWords, toldWords } from '../../../components/commands/telemetry-words';
import { describeUnlisted } from '../../../components/ui/describe-unlisted';
import { defaultUnits } from '../../../components/ui/unit-preferences';
import { describeGeneric, signalOf } from '../../../server/contract/signals';

const reader = {
  signalOf: (id: string) => signalOf(id) ?? describeGeneric(id, describeUnlisted(id)),
  preferences: defaultUnits,
};
const american = { ...reader, preferences: { ...defaultUnits, temperature: '°F', distance: 'mi' } as const };

it('an effect is told with its values and its time', () => {
  const effect = { signal: 'doors.lock_state', becomes: ['locked'], tolerance: 0, withinMs: 60_000 };
  expect(effectWords(effect, {}, reader)).toMatch(/ locked, measured within 1 min after it was sent$/);
});

it('a parameter in an effect is told as it is written, in the reader’s unit', () => {
  const effect = {
    signal: 'climate.driver_temperature',
    becomes: ['{temperature}'],
    tolerance: 0.5,
    withinMs: 300_000,
  };
  expect(effectWords(effect, { temperature: 21 }, reader)).toMatch(
    / 21\.0 °C, give or take 0\.5 °C, measured within 5 min/,
  );
  expect(effectWords(effect, { temperature: 21 }, american)).toMatch(/ 70 °F, give or take 0\.9 °F, measured/);
  expect(effectWords(effect, {}, reader)).toContain('…');
});

it('a tolerance finer than its signal is not rounded to what it is not', () => {
  const effect = { signal: 'charging.limit', becomes: [80], tolerance: 0.5, withinMs: 300_000 };
  expect(effectWords(effect, {}, reader)).toMatch(/ 80%, give or take 0\.5%, measured/);
});

it('any reading may do', () => {
  const effect = { signal: 'position', becomes: null, tolerance: 0, withinMs: 120_000 };
  expect(effectWords(effect, {}, reader)).toBe('Any reading of Position, measured within 2 min after it was sent');
});

it('a precondition is told by its bounds', () => {
  const fresh = { freshWithinMs: 120_000 };
  expect(preconditionWords({ signal: 'speed', isAtMost: 0, isAtLeast: 0, ...fresh }, reader)).toBe('Speed 0 km/h');
  expect(preconditionWords({ signal: 'speed', isAtMost: 5, ...fresh }, american)).toMatch(
    /^Speed at most 3(\.\d)? mph$/,
  );
  expect(preconditionWords({ signal: 'ignition.state', isOneOf: ['off', 'lock'], ...fresh }, reader)).toMatch(
    / off or lock$/,
  );
  expect(preconditionWords({ signal: 'speed', ...fresh }, reader)).toBe('Speed told, whatever it is');
});

it('what does not hold is told to be too old only where it is', () => {
  const told = (value: number, at: number) => ({
    reading: {
      signal: 'speed',
      value,
      at,
      receivedAt: at + 1_000,
      timeSource: 'property' as const,
      upstream: 'field',
      message: '1:1',
    },
    ...{ signal: 'speed', holds: value === 0 && at >= 0, freshWithinMs: 120_000 },
  });
  const now = 10_000;
  expect(toldWords(told(71, 0), now, reader)).toBe('Told: 71 km/h, 10 s ago.');
  expect(toldWords(told(71, 0), now, american)).toBe('Told: 44 mph, 10 s ago.');
  expect(toldWords(told(0, 0), now, reader)).toBe('Told: 0 km/h, 10 s ago; it may be 2 min old.');
  expect(toldWords(told(0, -300_000), now, reader)).toBe('Told: 0 km/h, 5 min ago: too old, 2 min at most.');
  expect(toldWords({ ...told(0, 0), reading: null, holds: false }, now, reader)).toBe('It has never been told.');
});
