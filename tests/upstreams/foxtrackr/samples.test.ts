import { describe, expect, it } from 'vitest';
import { at, decode, messageOf, receivedAt, samples, valuesOf } from './fixtures';

describe("the envelope of the vendor's documentation", () => {
  it.each(['bat', 'temp', 'group_topic'] as const)(
    '%s is of device 12345, whatever its topic, and says nothing',
    (name) => {
      const { topic, payload } = samples[name];
      expect(decode(payload, topic)).toEqual({
        subject: { device: '12345' },
        identity: '12345',
        readings: [],
        absences: [],
        availabilities: [],
        refusals: [],
      });
    },
  );

  it('a battery and a temperature are readings at the time of the message', () => {
    const decoded = decode(messageOf({ battery: { level: 81, voltage: 3.71 }, temperature: { value: 21.5 } }));
    expect(decoded.readings).toEqual([
      { signal: 'device.battery.level', value: 81, at, timeSource: 'envelope' },
      { signal: 'device.battery.voltage', value: 3.71, at, timeSource: 'envelope' },
      { signal: 'device.temperature', value: 21.5, at, timeSource: 'envelope' },
    ]);
    expect(decoded.refusals).toEqual([]);
  });

  it('the device is the one of the payload and not of the topic', () => {
    const message = messageOf({ battery: { level: 5 } });
    expect(decode(message, 'foxtrackr/my_group_name/V3.0/bat')).toEqual(decode(message));
    expect(decode(message, '$share/group/foxtrackr/my_group_name/v1.0/bat')).toEqual(decode(message));
  });
});

describe('the envelope otherwise', () => {
  it.each([
    { deviceId: 12345, timeMs: at },
    { deviceID: '12345', timeMS: at },
    { device_id: ' 12345 ', time_ms: String(at) },
  ])('is understood as %j', (envelope) => {
    const { subject, readings } = decode({ ...envelope, battery: { level: 5 } });
    expect(subject).toEqual({ device: '12345' });
    expect(readings).toEqual([{ signal: 'device.battery.level', value: 5, at, timeSource: 'envelope' }]);
  });

  it.each([0, -1, '', 'soon', 253_402_300_799_999, true, {}])('a time of %j leaves the receive time', (timeMs) => {
    const { readings, refusals } = decode({ ...messageOf({ battery: { level: 5 } }), timeMs });
    expect(readings).toEqual([{ signal: 'device.battery.level', value: 5, timeSource: 'received' }]);
    expect(refusals).toMatchObject(timeMs === '' ? [] : [{ reason: 'bad-time', field: 'timeMs' }]);
  });

  it('may have a time ahead of ours, which others judge', () => {
    const timeMs = receivedAt + 86_400_000;
    expect(decode({ ...messageOf({ battery: { level: 5 } }), timeMs }).readings[0]?.at).toBe(timeMs);
  });

  it('a version and a type that we do not know change nothing', () => {
    const message = { ...messageOf({ battery: { level: 5 } }), version: '4', messageType: 'battery' };
    expect(valuesOf(decode(message))).toEqual([['device.battery.level', 5]]);
  });
});
