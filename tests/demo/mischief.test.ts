import { expect, test } from 'vitest';
import { minutes, seconds } from '../../server/contract/duration';
import { makeVehicle } from '../../server/demo/life/vehicle';
import { garble, send } from '../../server/demo/messages/mischief';
import type { Publication } from '../../server/demo/messages/publication';
import { DecodeError } from '../../server/upstreams/dialect';
import { decodeHighMobility } from '../../server/upstreams/high-mobility/decode';

const now = Date.UTC(2026, 10, 20, 8, 2);
const sound: Publication = {
  topic: 'live/level13/A/DEM0BMWE000000001/vehicle_location/get/coordinates',
  payload: JSON.stringify({
    message_id: 'A',
    version: 2,
    vin: 'DEM0BMWE000000001',
    data: {
      vehicle_location: { coordinates: [{ data: { latitude: 53.5, longitude: 10.1 } }] },
      diagnostics: { odometer: [{ data: { unit: 'kilometers', value: 100 } }] },
    },
  }),
};

test('most messages go out once and at once; some twice, some late, very few are followed by garbage', () => {
  const vehicle = makeVehicle(1, 0);
  const timed = send(
    vehicle,
    Array.from({ length: 40_000 }, () => sound),
    now,
    0,
  );
  const late = timed.filter(({ at }) => at > now);
  const garbage = timed.filter(({ publication }) => publication !== sound);
  expect(timed.length - 40_000 - garbage.length).toBeGreaterThan(600);
  expect(timed.length - 40_000 - garbage.length).toBeLessThan(1_000);
  expect(garbage.length).toBeGreaterThan(2);
  expect(garbage.length).toBeLessThan(30);
  for (const { at } of late) expect(at - now).toBeLessThan(seconds(25));
});

test('the late vehicle is heard at first, then in bursts', () => {
  const vehicle = makeVehicle(1, 118);
  expect(send(vehicle, [sound], now, 0)[0]?.at).toBe(now);
  expect(send(vehicle, [sound], now, 1)[0]?.at).toBe(Math.ceil(now / minutes(5)) * minutes(5));
});

test.each([0, 1, 2, 3, 4, 5])('garbage of kind %s is refused', (kind) => {
  const { topic, payload } = garble(sound, kind);
  expect(payload).not.toBe(sound.payload);
  const judge = () => decodeHighMobility({ topic, payload: Buffer.from(payload), receivedAt: now });
  try {
    expect(judge().refusals).not.toEqual([]);
  } catch (error) {
    expect(error).toBeInstanceOf(DecodeError);
  }
});
