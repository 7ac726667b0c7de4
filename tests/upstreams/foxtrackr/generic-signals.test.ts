import { expect, it } from 'vitest';
import { at, decode, messageOf, valuesOf } from './fixtures';

it('a type nobody has described becomes signals named by their path', () => {
  const about = {
    motion: { isMoving: false, count: '7', last: { axis: 'x', g: 1.2 } },
    wifi: [{ mac: 'aa:bb', rssi: -70 }, { mac: 'cc:dd' }],
    'signal-strength': { rssi: -88 },
  };
  const decoded = decode(messageOf(about), 'foxtrackr/12345/V3.0/motion');
  expect(valuesOf(decoded)).toEqual([
    ['foxtrackr.motion.isMoving', false],
    ['foxtrackr.motion.count', 7],
    ['foxtrackr.motion.last.axis', 'x'],
    ['foxtrackr.motion.last.g', 1.2],
    ['foxtrackr.wifi', [{ mac: 'aa:bb', rssi: -70 }, { mac: 'cc:dd' }]],
    ['foxtrackr.signal_strength.rssi', -88],
  ]);
  expect(decoded.readings.map(({ generic }) => generic)).toEqual([
    { label: 'Motion: is moving', kind: 'flag', unit: null },
    { label: 'Motion: count', kind: 'number', unit: null },
    { label: 'Motion: last axis', kind: 'text', unit: null },
    { label: 'Motion: last g', kind: 'number', unit: null },
    { label: 'Wifi', kind: 'list', unit: null },
    { label: 'Signal strength: rssi', kind: 'number', unit: null },
  ]);
  expect(decoded.readings.every((reading) => reading.at === at)).toBe(true);
  expect(decoded.refusals).toEqual([]);
});

it('the same signal brings the same object each time', () => {
  const first = decode(messageOf({ count: { sequence: 1 } })).readings[0]?.generic;
  expect(first).toBeDefined();
  expect(decode(messageOf({ count: { sequence: 2 } })).readings[0]?.generic).toBe(first);
});

it('a value without an object is said of its topic', () => {
  expect(valuesOf(decode(messageOf({ rssi: -88 }), 'foxtrackr/12345/V3.0/radio'))).toEqual([
    ['foxtrackr.radio.rssi', -88],
  ]);
  expect(valuesOf(decode(messageOf({ rssi: -88 }), 'elsewhere'))).toEqual([['foxtrackr.rssi', -88]]);
  expect(valuesOf(decode(messageOf({ rssi: -88 }), 'foxtrackr/12345/V3.0/…'))).toEqual([['foxtrackr.rssi', -88]]);
});

it('texts that look like numbers to a machine only stay texts', () => {
  const about = { radio: { id: '5E3', code: '0042', frame: '0x10', long: '123456789012345678' } };
  expect(valuesOf(decode(messageOf(about)))).toEqual([
    ['foxtrackr.radio.id', '5E3'],
    ['foxtrackr.radio.code', '0042'],
    ['foxtrackr.radio.frame', '0x10'],
    ['foxtrackr.radio.long', '123456789012345678'],
  ]);
});

it('a quantity keeps its unit', () => {
  expect(decode(messageOf({ tank: { value: 5, unit: 'liters' } })).readings).toEqual([
    {
      ...{ signal: 'foxtrackr.tank', value: 5, at, timeSource: 'envelope' },
      generic: { label: 'Tank', kind: 'number', unit: 'L' },
    },
  ]);
});

it('a name that cannot be one is refused', () => {
  const decoded = decode(messageOf({ '1st': { x: 1 }, radio: { '': 1, '%': 2 } }));
  expect(decoded.readings).toEqual([]);
  expect(decoded.refusals).toMatchObject([
    { reason: 'bad-name', field: '1st' },
    { reason: 'bad-name', field: 'radio.' },
    { reason: 'bad-name', field: 'radio.%' },
  ]);
});
