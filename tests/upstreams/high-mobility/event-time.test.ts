import { describe, expect, it } from 'vitest';
import { decode, receivedAt } from './fixtures';

const km = (value: unknown) => ({ unit: 'kilometers', value });
const noon = '2026-05-05T12:00:00Z';
const noonAt = Date.UTC(2026, 4, 5, 12);

describe('event time', () => {
  const odometer = (timestamp?: unknown) => ({ diagnostics: { odometer: [{ data: km(5), timestamp }] } });
  const first = (payload: object, more = {}) => decode(payload, more).readings[0];

  it("is the property's, else the envelope's, else the record's, else the receive time", () => {
    const earlier = '2026-05-05T10:00:00Z';
    const record = { recordedAt: receivedAt };
    expect(first({ vin: 'V', timestamp: earlier, data: odometer(noon) }, record)).toMatchObject({
      at: noonAt,
      timeSource: 'property',
    });
    expect(first({ vin: 'V', timestamp: earlier, data: odometer() }, record)).toMatchObject({
      at: noonAt - 7_200_000,
      timeSource: 'envelope',
    });
    expect(first({ vin: 'V', data: odometer(null) }, record)).toMatchObject({ at: receivedAt, timeSource: 'record' });
    expect(first({ vin: 'V', data: odometer() })).toMatchObject({ timeSource: 'received' });
    expect(first({ vin: 'V', data: odometer() })?.at).toBeUndefined();
  });

  it.each([
    '',
    'soon',
    '__TIMESTAMP__',
    0,
    '1970-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-02-30T00:00:00Z',
    {},
    true,
  ])('falls to the next source, and says so, when it is %j', (timestamp) => {
    const decoded = decode({ vin: 'V', timestamp: noon, data: odometer(timestamp) });
    expect(decoded.readings[0]).toMatchObject({ value: 5, at: noonAt, timeSource: 'envelope' });
    expect(decoded.refusals).toMatchObject([{ reason: 'bad-time', field: 'data.diagnostics.odometer.timestamp' }]);
  });

  it('falls to the receive time when the envelope has a bad one', () => {
    const decoded = decode({ vin: 'V', timestamp: 'soon', data: odometer() });
    expect(decoded.readings[0]).toMatchObject({ timeSource: 'received' });
    expect(decoded.refusals).toMatchObject([{ reason: 'bad-time', field: 'timestamp' }]);
  });

  it.each([
    '2026-05-05T12:00:00.000Z',
    '2026-05-05T12:00:00.000000Z',
    '2026-05-05T14:00:00+02:00',
    noonAt,
    noonAt / 1000,
    String(noonAt),
  ])('is understood as %j', (timestamp) => {
    expect(decode({ vin: 'V', data: odometer(timestamp) }).readings[0]).toMatchObject({
      at: noonAt,
      timeSource: 'property',
    });
  });

  it('may lie ahead: who knows the clock will judge', () => {
    expect(decode({ vin: 'V', data: odometer('2094-01-01T00:00:00Z') }).readings[0]?.at).toBe(Date.UTC(2094, 0));
  });
});
