import { describe, expect, it } from 'vitest';
import { decode, decodeProperty, readings } from './fixtures';

const km = (value: unknown) => ({ unit: 'kilometers', value });
const noon = '2026-05-05T12:00:00Z';
const noonAt = Date.UTC(2026, 4, 5, 12);

describe('property objects', () => {
  it('with data and a failure give both', () => {
    const failure = { reason: 'rate_limit', description: 'Retry later' };
    const decoded = decodeProperty('diagnostics.odometer', { data: km(5), failure, timestamp: noon });
    expect(readings(decoded)).toEqual([['odometer', 5, noonAt]]);
    expect(decoded.absences).toEqual([{ signal: 'odometer', ...failure, at: noonAt }]);
  });

  it('with failures in forms of their own still tell that there was one', () => {
    const absences = (failure: unknown) => decodeProperty('diagnostics.odometer', [{ failure }]).absences;
    expect(absences({ reason: 'solar_storm' })).toMatchObject([{ reason: 'solar_storm', description: '' }]);
    expect(absences({})).toMatchObject([{ reason: 'unknown' }]);
    expect(decodeProperty('diagnostics.odometer', [{ failure: 'no' }]).refusals).toMatchObject([
      { reason: 'wrong-shape' },
    ]);
  });

  it.each([
    [{ unit: 'hertz', value: 0.8 }, 0.8],
    [{ unit: 'millihertz', value: 500 }, 0.5],
    [{ unit: 'times_per_minute', value: 6 }, 0.1],
    [{ unit: 'times_per_hour', value: 3600 }, 1],
    [{ unit: 'times_per_day', value: 86_400 }, 1],
    [undefined, null],
  ])('with a rate limit of %j tell %j Hz', (rate_limit, expected) => {
    const availability = { update_rate: 'trip', rate_limit, applies_per: 'app' };
    expect(decodeProperty('diagnostics.speed', [{ availability }]).availabilities).toEqual([
      { signal: 'speed', updateRate: 'trip', rateLimitHertz: expected, appliesPer: 'app' },
    ]);
  });

  it('with a rate limit that is none keep the rest of the availability', () => {
    const availability = { update_rate: 'trip', rate_limit: { unit: 'kilometers', value: 1 } };
    const decoded = decodeProperty('diagnostics.speed', [{ availability }]);
    expect(decoded.availabilities).toMatchObject([{ updateRate: 'trip', rateLimitHertz: null, appliesPer: null }]);
    expect(decoded.refusals).toMatchObject([{ reason: 'unknown-unit' }]);
  });

  it('without anything are refused, with a time alone left alone', () => {
    expect(decodeProperty('diagnostics.speed', [{}]).refusals).toMatchObject([{ reason: 'no-data' }]);
    expect(decodeProperty('diagnostics.speed', [{ data: null, timestamp: noon }]).refusals).toMatchObject([
      { reason: 'no-data' },
    ]);
    expect(decodeProperty('diagnostics.speed', [{ timestamp: noon }]).refusals).toEqual([]);
  });

  it('of no property of the vehicle are passed over', () => {
    const decoded = decode({ vin: 'V', data: { doors: { nonce: { data: [1, 2] }, vin: { data: 'V' } } } });
    expect(decoded).toMatchObject({ readings: [], refusals: [] });
  });
});
