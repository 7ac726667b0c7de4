import { describe, expect, it } from 'vitest';
import { decodeData, structuredSamples, timeAt, values } from './fixtures';

const gatewayAt = { latitude: 47, longitude: 8.3 };
const uplink = (more: Record<string, unknown>, around: Record<string, unknown> = {}) => ({
  end_device_ids: { device_id: 'dev1', application_ids: { application_id: 'app1' } },
  received_at: '2025-12-31T12:00:01Z',
  uplink_message: {
    frm_payload: 'gkHe',
    f_port: 1,
    received_at: '2025-12-31T12:00:00.5Z',
    rx_metadata: [
      { gateway_ids: { gateway_id: 'a' }, rssi: -120, location: gatewayAt },
      { gateway_ids: { gateway_id: 'b' }, rssi: -70, snr: 9, time: '2020-01-01T00:00:00Z', location: gatewayAt },
    ],
    ...more,
  },
  ...around,
});
const heardAt = Date.UTC(2025, 11, 31, 12, 0, 0, 500);

describe('an uplink of The Things Network, version 3', () => {
  it('has the time the network heard it', () => {
    const decoded = decodeData(uplink({ decoded_payload: { temperature: 5 } }));
    expect(decoded.readings[0]).toMatchObject({ signal: 'device.temperature', at: heardAt, timeSource: 'property' });
    const untimed = decodeData(
      uplink({ decoded_payload: { temperature: 5 }, received_at: 'x' }, { received_at: null }),
    );
    expect(untimed.readings[0]).toMatchObject({ at: timeAt, timeSource: 'envelope' });
  });

  it('has the strongest of its receptions, and nothing else of them', () => {
    expect(values(decodeData(uplink({})))).toEqual([['device.signal_strength', -70]]);
  });

  it('has the position the device sent before one that somebody entered', () => {
    const decoded_payload = { gps_1: { latitude: 48.1, longitude: 11.5, altitude: 500 } };
    const locations = { user: { latitude: 50, longitude: 7, altitude: 3, source: 'SOURCE_REGISTRY' } };
    expect(values(decodeData(uplink({ decoded_payload, locations })))).toEqual([
      ['position', { latitude: 48.1, longitude: 11.5 }],
      ['altitude', 500],
      ['device.signal_strength', -70],
    ]);
    const sent = { latitude: 48.2, longitude: 11.6, source: 'SOURCE_GPS' };
    expect(values(decodeData(uplink({ locations: { ...locations, 'frm-payload': sent } }))).slice(0, 2)).toEqual([
      ['position', { latitude: 48.2, longitude: 11.6 }],
      ['position.source', 'SOURCE_GPS'],
    ]);
  });

  it('may be a position the network worked out', () => {
    const location = { latitude: 48.3, longitude: 11.7, accuracy: 100, source: 'SOURCE_LORA_RSSI_GEOLOCATION' };
    const { uplink_message: _none, ...message } = uplink({}, { location_solved: { service: 'x', location } });
    expect(values(decodeData(message))).toEqual([
      ['position', { latitude: 48.3, longitude: 11.7 }],
      ['position.source', 'SOURCE_LORA_RSSI_GEOLOCATION'],
    ]);
  });

  it.each(['join_accept', 'downlink_ack', 'service_data'])(
    'may be no uplink at all: %s says nothing of a vehicle',
    (name) => {
      const { uplink_message: _none, ...message } = uplink(
        {},
        { [name]: { session_key_id: 'x', location: gatewayAt } },
      );
      expect(decodeData(message)).toMatchObject({ readings: [], refusals: [] });
    },
  );

  it('can be mapped by its whole path or by that of what it decoded', () => {
    const data = uplink({ decoded_payload: { lux: 7 }, f_cnt: 3 });
    const signals = { 'uplink_message.f_cnt': 'drogue.frames', lux: 'drogue.light' };
    expect(values(decodeData(data, signals))).toEqual([
      ['drogue.frames', 3],
      ['drogue.light', 7],
      ['device.signal_strength', -70],
    ]);
  });
});

describe('an uplink of version 2', () => {
  const gateways = [{ gtw_id: 'eui-1', rssi: -117, snr: -11, latitude: 47, longitude: 8.3, altitude: 106 }];
  const message = (payload_fields: unknown, metadata: Record<string, unknown> = {}) => ({
    app_id: 'app',
    dev_id: 'dev1',
    hardware_serial: 'A8610A32334B8009',
    port: 2,
    counter: 8,
    payload_raw: 'CA==',
    payload_fields,
    metadata: { time: '2025-12-31T12:00:00.5Z', frequency: 868.5, gateways, ...metadata },
  });

  it('has what was decoded, its time and its strength', () => {
    const decoded = decodeData(message({ temperature: 5, testValue: 8 }));
    expect(values(decoded)).toEqual([
      ['device.temperature', 5],
      ['drogue.payload_fields.testValue', 8],
      ['device.signal_strength', -117],
    ]);
    for (const { at } of decoded.readings) expect(at).toBe(heardAt);
  });

  it("has the device's position in its metadata, never a gateway's", () => {
    const placed = message(null, { latitude: 50, longitude: 7, altitude: 3, location_source: 'registry' });
    expect(values(decodeData(placed)).slice(0, 3)).toEqual([
      ['position', { latitude: 50, longitude: 7 }],
      ['altitude', 3],
      ['position.source', 'registry'],
    ]);
    expect(JSON.stringify(decodeData(message(null)))).not.toContain('8.3');
  });
});

describe("a gateway's position", () => {
  it.each<[string, unknown]>([
    ['ChirpStack', { object: { temp: 5 }, rxInfo: [{ gatewayId: 'a', rssi: -5, location: gatewayAt }], txInfo: {} }],
    ['Helium', { decoded: { payload: { temp: 5 } }, hotspots: [{ name: 'a', lat: 47, long: 8.3, rssi: -5 }] }],
    ['one reception', { temp: 5, rx_metadata: { location: gatewayAt, time: '2025-01-01T00:00:00Z' } }],
    ['a gateway', { temp: 5, gateway: { id: 'a', location: gatewayAt } }],
    ['a list of gateways', { temp: 5, data: { gateways: [{ ...gatewayAt, time: '2025-01-01T00:00:00Z' }] } }],
    ['a gateway location', { temp: 5, gatewayLocation: gatewayAt }],
    ['flat names', { temp: 5, gateway_latitude: 47, gateway_longitude: 8.3 }],
    ['an object that names one', { temp: 5, gateway_id: 'a', location: gatewayAt }],
    ['a reception by itself', { temp: 5, payload: { gateway_ids: { gateway_id: 'a' }, location: gatewayAt } }],
    ['a cell tower', { temp: 5, cellTower: { lat: 47, lon: 8.3 } }],
  ])('is never the vehicle’s: %s', (_words, data) => {
    const decoded = decodeData(data);
    expect(values(decoded)).toContainEqual(['device.temperature', 5]);
    expect(decoded.readings.map(({ signal }) => signal)).not.toContain('position');
    for (const { value } of decoded.readings) expect(value).not.toMatchObject(gatewayAt);
  });

  it('is not what stands beside the name of one either, but kept under its own name', () => {
    expect(values(decodeData({ ...gatewayAt, gatewayId: 'a' }))).toContainEqual(['drogue.data', gatewayAt]);
  });

  it('a position on a channel of Cayenne LPP is the vehicle’s', () => {
    const object = { gpsLocation: { 1: { latitude: 48, longitude: 9, altitude: 300 } } };
    expect(values(decodeData({ object, rxInfo: [{ location: gatewayAt }] }))).toEqual([
      ['position', { latitude: 48, longitude: 9 }],
      ['altitude', 300],
    ]);
  });

  it('is not, wherever in the samples one is put', () => {
    for (const sample of structuredSamples.slice(8)) {
      const text = JSON.stringify(sample.data).replaceAll(
        '"channel_rssi"',
        '"location":{"latitude":47,"longitude":8.3},"x"',
      );
      const position = decodeData(JSON.parse(text)).readings.find(({ signal }) => signal === 'position');
      expect(position?.value ?? null).not.toEqual(gatewayAt);
    }
  });
});
