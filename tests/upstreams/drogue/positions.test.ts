import { describe, expect, it } from 'vitest';
import { decodeData, values } from './fixtures';

const munich = { latitude: 48.1378, longitude: 11.5755 };

describe('the position of a vehicle', () => {
  it.each<[unknown]>([
    [{ geoloc: { lat: 48.1378, lon: 11.5755 } }],
    [{ location: { latitude: 48.1378, longitude: 11.5755 } }],
    [{ gps: { lat: '48.1378', lng: '11.5755' } }],
    [{ lat: 48.1378, long: 11.5755 }],
    [{ gpsLat: 48.1378, gpsLon: 11.5755 }],
    [{ position_latitude: 48.1378, position_longitude: 11.5755 }],
    [{ gps_3: { latitude: 48.1378, longitude: 11.5755 } }],
    [{ vehicle: { location: { lat: 48.1378, lon: 11.5755 } } }],
    [{ features: { location: { properties: { latitude: 48.1378, longitude: 11.5755 } } } }],
    [{ features: { GNSS: { lat: 48.1378, lon: 11.5755 } } }],
    [{ geometry: { type: 'Point', coordinates: [11.5755, 48.1378] } }],
    [{ location: { type: 'Point', coordinates: [11.5755, 48.1378] } }],
  ])('is found in %j', (data) => {
    const decoded = decodeData(data);
    expect(values(decoded)).toEqual([['position', munich]]);
    expect(decoded.refusals).toEqual([]);
  });

  it('brings along what the receiver knows', () => {
    const gps = { lat: 48.1378, lon: 11.5755, alt: 519, speed: 30, course: 271.5, accuracy: 4, hdop: 0.9 };
    expect(values(decodeData({ gps }))).toEqual([
      ['position', munich],
      ['altitude', 519],
      ['speed', 30],
      ['heading', 271.5],
      ['position.precision', 4],
      ['drogue.gps.hdop', 0.9],
    ]);
    expect(values(decodeData({ location: { type: 'Point', coordinates: [11.5755, 48.1378, 519] } }))).toEqual([
      ['position', munich],
      ['altitude', 519],
    ]);
  });

  it.each<[string, unknown, string]>([
    ['implausible', { geoloc: { lat: 0, lon: 0 } }, 'no fix: got 0, 0'],
    [
      'implausible',
      { geoloc: { lat: 481378000, lon: 11 } },
      'expected a latitude within ±90 and a longitude within ±180',
    ],
    ['implausible', { geoloc: { lat: 48, lon: 180.1 } }, 'expected a latitude within ±90 and a longitude within ±180'],
    ['not-a-number', { geoloc: { lat: 48, lon: null } }, 'expected numbers as latitude and longitude'],
    ['not-a-number', { geoloc: { lat: '48°N', lon: 11 } }, 'expected numbers as latitude and longitude'],
    ['no-fix', { geoloc: { lat: 48, lon: 11, fix: false } }, 'expected a position, got one without a fix'],
    ['not-a-number', { geoloc: { type: 'Point', coordinates: ['x'] } }, 'expected numbers as latitude and longitude'],
  ])('is refused as %s in %j, without a word of where', (reason, data, detail) => {
    const decoded = decodeData(data);
    expect(decoded.readings.filter(({ signal }) => signal === 'position')).toEqual([]);
    expect(decoded.refusals).toEqual([{ reason, field: 'data.geoloc', detail }]);
  });

  it('that is not there is none', () => {
    const decoded = decodeData({ geoloc: { lat: null, lon: null }, temp: 5 });
    expect(values(decoded)).toEqual([['device.temperature', 5]]);
    expect(decoded.refusals).toEqual([]);
  });

  it.each<[unknown]>([
    [{ home: { lat: 48.1378, lon: 11.5755 } }],
    [{ nextStop: { location: { lat: 48.1378, lon: 11.5755 } } }],
    [{ home_lat: 48.1378, home_lon: 11.5755 }],
    [{ location: [48.1378, 11.5755] }],
    [{ location: '48.1378,11.5755' }],
    [
      {
        doors: [
          { lat: 48.1378, lon: 11.5755 },
          { lat: 48, lon: 11 },
        ],
      },
    ],
  ])('is not that of something else, nor a guess: %j', (data) => {
    const decoded = decodeData(data);
    expect(decoded.readings.length).toBeGreaterThan(0);
    for (const { signal } of decoded.readings) expect(signal).toMatch(/^drogue\./);
  });

  it('where it goes is its destination', () => {
    expect(values(decodeData({ destination: { lat: 48.1378, lon: 11.5755 } }))).toEqual([
      ['destination.position', munich],
    ]);
  });
});
