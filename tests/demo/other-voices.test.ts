import { describe, expect, it } from 'vitest';
import { hours } from '../../server/contract/duration';
import type { Squad } from '../../server/demo/fleet';
import { epochBefore } from '../../server/demo/life/life';
import { makeVehicle } from '../../server/demo/life/vehicle';
import { foxtrackrVoice, trackerOf } from '../../server/demo/voices/foxtrackr';
import { mobitoVoice } from '../../server/demo/voices/mobito';
import { decoderOf } from '../../server/upstreams/index';
import { expectSound } from '../upstreams/sound';

const start = Date.UTC(2026, 10, 20, 8);

/** What a vehicle says in an hour, as it is decoded. */
function listen(voice: Pick<Squad, 'makeReporter'>, kind: string, index: number) {
  const decode = decoderOf(kind);
  if (decode === undefined) throw new Error(`expected a decoder of ${kind}`);
  const vehicle = makeVehicle(1, index);
  const reporter = voice.makeReporter(vehicle, {
    epoch: epochBefore(start),
    startedAt: start,
    stretch: 1,
    catchUpMs: 0,
  });
  const said = [];
  for (let now = start; now < start + hours(1); ) {
    const { publications, nextAt } = reporter.report(now);
    for (const { topic, payload } of publications)
      said.push(decode({ topic, payload: Buffer.from(payload), receivedAt: now, recordedAt: Math.floor(now) }));
    now = nextAt;
  }
  return { vehicle, said };
}

describe.each([3, 17, 40, 77])('vehicle %i of the demo', (index) => {
  it('is understood through FoxTrackr', () => {
    const { vehicle, said } = listen(foxtrackrVoice, 'foxtrackr', index);
    const signals = new Set(said.flatMap(({ readings }) => readings.map(({ signal }) => signal)));
    expect(signals).toEqual(new Set(['device.temperature', 'device.battery.level', 'device.battery.voltage']));
    for (const decoded of said) {
      expectSound(decoded);
      expect(decoded).toMatchObject({ subject: { device: trackerOf(vehicle) }, refusals: [] });
      expect(decoded.readings.every(({ at, timeSource }) => at !== undefined && timeSource === 'envelope')).toBe(true);
    }
  });

  it('is understood through MOBITO', () => {
    const { vehicle, said } = listen(mobitoVoice, 'mobito', index);
    expect(new Set(said.map(({ identity }) => identity)).size).toBe(said.length);
    for (const decoded of said) {
      expectSound(decoded);
      expect(decoded).toMatchObject({ subject: { vin: vehicle.vin }, refusals: [] });
      expect(decoded.readings.filter(({ generic }) => generic !== undefined)).toEqual([]);
      const signals = decoded.readings.map(({ signal }) => signal);
      for (const signal of ['odometer', 'position', 'tire.pressure.rear_left', 'doors.lock_state', 'trouble_codes'])
        expect(signals).toContain(signal);
    }
  });
});
