import { describe, expect, it } from 'vitest';
import { makeDecoder } from '../../../server/upstreams/drogue/decode';
import { decode, inBinaryMode, readSample, structuredSamples, values } from './fixtures';

const receipt = Date.UTC(2022, 10, 17, 10, 11, 12, 123);
const position = { latitude: 48.1378, longitude: 11.5755 };

describe('events as Drogue sends them', () => {
  it.each<[string, number, string, unknown[]]>([
    [
      "a workshop's sensor",
      0,
      'my-device',
      [
        ['position', position],
        ['device.temperature', 21.5],
        ['device.humidity', 51],
      ],
    ],
    [
      'a BurrBoard, its battery as a share and its interval in milliseconds',
      1,
      'my-device',
      [
        ['device.temperature', 23.3],
        ['device.state', 'RUNNING'],
        ['device.battery.level', 98],
        ['device.report_interval', 0.2],
        ['drogue.features.accelerometer.x', 0.03],
        ['drogue.features.accelerometer.y', 2.33],
        ['drogue.features.accelerometer.z', 0.4],
      ],
    ],
    ['a sensor behind a gateway is not the gateway', 2, 'sensor01', [['device.temperature', 42]]],
    ['a device that came', 3, 'my-device', [['device.online', true]]],
    ['a change of the register says nothing of a vehicle', 4, 'my-device', []],
    ['a text', 6, 'my-device', [['drogue.data', 'FooBar']]],
  ])('%s', (_words, index, device, readings) => {
    const decoded = decode(structuredSamples[index]);
    expect(decoded.subject).toEqual({ device });
    expect(values(decoded)).toEqual(readings);
    expect(decoded.refusals).toEqual([]);
    for (const reading of decoded.readings) expect(reading).toMatchObject({ at: receipt, timeSource: 'envelope' });
  });

  it.each([
    [5, 'opaque-data', 'expected JSON or text, got 6 bytes of another content type'],
    [7, 'not-json', 'expected JSON, got a text that is none'],
  ])('what cannot be read is refused in words, and the device kept: line %i', (index, reason, detail) => {
    expect(decode(structuredSamples[index])).toMatchObject({
      subject: { device: 'my-device' },
      readings: [],
      refusals: [{ reason, field: 'data', detail }],
    });
  });

  it('an uplink of The Things Network: what it decoded, where the device is, how well it is heard', () => {
    const at = Date.UTC(2020, 1, 12, 15, 15, 45, 789);
    const decoded = decode(structuredSamples[8]);
    expect(decoded).toMatchObject({ subject: { device: 'dev1' }, refusals: [] });
    expect(values(decoded)).toEqual([
      ['device.temperature', 1],
      ['drogue.uplink_message.decoded_payload.luminosity', 0.64],
      ['position', { latitude: 37.97155556731436, longitude: 23.72678801175413 }],
      ['altitude', 10],
      ['position.source', 'SOURCE_REGISTRY'],
      ['device.signal_strength', -35],
    ]);
    for (const reading of decoded.readings) expect(reading).toMatchObject({ at, timeSource: 'property' });
  });

  it("an uplink that only gateways' positions come with has no position", () => {
    const decoded = decode(structuredSamples[9]);
    expect(decoded.subject).toEqual({ device: 'foo-bar' });
    expect(values(decoded)).toEqual([['device.signal_strength', -45]]);
  });

  it('the verbatim uplink in an event of ours', () => {
    const uplink = JSON.parse(readSample('ttn_v3_uplink.json'));
    expect(decode({ ...structuredSamples[8], data: uplink })).toEqual(decode(structuredSamples[8]));
  });

  it('an event of an older version, with percent signs in its source and a trace', () => {
    const { event } = JSON.parse(readSample('blog_cloudevent_verbatim.json'));
    const decoded = decode(event);
    expect(decoded).toMatchObject({ subject: { device: 'device_id' }, refusals: [] });
    expect(decoded.readings).toEqual([
      {
        signal: 'device.temperature',
        value: 42,
        at: Date.UTC(2021, 4, 27, 22, 27, 30, 758),
        timeSource: 'envelope',
      },
    ]);
  });
});

describe('binary content mode', () => {
  it('the sample gives what its structured twin gives', () => {
    const sample = JSON.parse(readSample('mqtt5_binary_mode_example.json'));
    const decoded = makeDecoder({})({
      topic: sample.topic,
      payload: Buffer.from(sample.payload_utf8),
      receivedAt: receipt,
      contentType: sample.properties.contentType,
      properties: sample.properties.userProperties,
    });
    expect(decoded).toEqual(decode(structuredSamples[0]));
  });

  it.each(structuredSamples.map((event, index) => [index, event] as const))(
    'of line %i gives the same',
    (_index, event) => {
      expect(makeDecoder({})(inBinaryMode(event))).toEqual(decode(event));
    },
  );
});
