import { describe, expect, it } from 'vitest';
import { findValue } from '../../../components/message/find-value';
import { jsonPlaces, jsonTokens } from '../../../components/message/json-text';
import type { Value } from '../../../server/contract/reading';

const readingOf = (signal: string, value: Value) => ({
  signal,
  value,
  at: 0,
  timeSource: 'property' as const,
  receivedAt: 0,
  upstream: 'one',
  message: '1.0',
});

/** What is marked in a payload for a reading of it. */
function marked(payload: unknown, signal: string, value: Value): string[] {
  const text = JSON.stringify(payload);
  const places = jsonPlaces(jsonTokens(text) ?? []);
  return findValue(places, readingOf(signal, value)).map(({ from, to }) => text.slice(from, to));
}

const highMobility = {
  data: {
    diagnostics: {
      odometer: { data: { unit: 'kilometers', value: 100 }, timestamp: '2021-11-01T10:33:10.000Z' },
      tire_pressures: [
        { data: { location: 'front_left', pressure: { unit: 'bars', value: 2.31 } } },
        { data: { location: 'rear_right', pressure: { unit: 'bars', value: 2.32 } } },
      ],
    },
    charging: { battery_level: { data: 0.56 }, status: { data: 'not_charging' } },
    vehicle_location: { coordinates: { data: { latitude: 52.5, longitude: 13.4 } } },
  },
};

describe('the place of a value in its message', () => {
  it('is found by its value and the names around it', () => {
    expect(marked(highMobility, 'odometer', 100)).toEqual(['100']);
    expect(marked(highMobility, 'charging.status', 'not_charging')).toEqual(['"not_charging"']);
  });

  it('is found in the unit of the source', () => {
    expect(marked(highMobility, 'tire.pressure.rear_right', 232)).toEqual(['2.32']);
    expect(marked(highMobility, 'traction_battery.state_of_charge', 56)).toEqual(['0.56']);
  });

  it('is two places for a position', () => {
    expect(marked(highMobility, 'position', { latitude: 52.5, longitude: 13.4 })).toEqual(['52.5', '13.4']);
  });

  it('is told from its neighbours of the same value by their names', () => {
    const target = { tire_pressure_target_front_left: '207', tire_pressure_front_left: '207' };
    const text = JSON.stringify(target);
    const [found, ...more] = findValue(jsonPlaces(jsonTokens(text) ?? []), readingOf('tire.pressure.front_left', 207));
    expect(found?.from).toBe(text.lastIndexOf('"207"'));
    expect(more).toEqual([]);
  });

  it('is not guessed at where nothing of it can be recognized', () => {
    expect(marked({ a: 1, b: 1, c: 'x' }, 'speed', 1)).toEqual([]);
    expect(marked(highMobility, 'speed', 77)).toEqual([]);
  });
});
