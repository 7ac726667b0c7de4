import { describe, expect, it } from 'vitest';
import { formatNumber, formatPosition, formatValue, humanize, writeOut } from '../../../components/ui/format-value';
import { defaultUnits } from '../../../components/ui/unit-preferences';
import type { Value } from '../../../server/contract/reading';
import { describeGeneric, signals } from '../../../server/contract/signals';

const american = { distance: 'mi', pressure: 'psi', temperature: '°F', volume: 'gal' } as const;
const shown = (signalId: string, value: Value, preferences = defaultUnits) => {
  const signal = signals[signalId];
  if (signal === undefined) throw new Error(`expected a signal of the catalogue, got ${signalId}`);
  const { text, unit } = formatValue(value, signal, preferences);
  return `${text}|${unit}`;
};

describe('a value', () => {
  it('parts thousands with a narrow space', () => {
    expect(shown('odometer', 48_213.4)).toBe('48\u202f213|km');
  });

  it('is shown in the units of the person who reads it', () => {
    expect(shown('tire.pressure.front_left', 207)).toBe('2.07|bar');
    expect(shown('tire.pressure.front_left', 207, american)).toBe('30.0|psi');
    expect(shown('speed', 100, american)).toBe('62|mph');
    expect(shown('temperature.outside', 0, american)).toBe('32|°F');
    expect(shown('fuel.volume', 17, american)).toBe('4.5|gal');
  });

  it('of a temperature is read to one place, whatever the signal', () => {
    expect(shown('temperature.outside', 12)).toBe('12.0|°C');
    expect(shown('device.temperature', 20)).toBe('20.0|°C');
    const nobodys = describeGeneric('drogue.cabin', { label: 'Cabin', kind: 'number', unit: '°C' });
    expect(formatValue(21.5, nobodys, defaultUnits)).toEqual({ text: '21.5', unit: '°C' });
  });

  it('of zero is zero and never minus zero', () => {
    expect(formatNumber(-0.2, 0)).toBe('0');
  });

  it('keeps a minus that can be seen', () => {
    expect(shown('service.distance', -420)).toBe('\u2212420|km');
  });

  it('says yes and no', () => {
    expect(shown('engine.running', false)).toBe('No|');
  });

  it('of a list names its entries, and an empty list says none', () => {
    expect(shown('trouble_codes', [{ id: 'P0171', system: 'powertrain' }, { id: 'C1116FA' }])).toBe('P0171, C1116FA|');
    expect(shown('trouble_codes', [])).toBe('None|');
  });

  it('that has no counterpart in the wanted unit stays in its own', () => {
    expect(shown('fuel.consumption', 0, american)).toBe('0.0|L/100 km');
  });

  it('of another kind than its signal tells is shown as it is', () => {
    expect(
      formatValue('-NA-', describeGeneric('x.y', { label: 'Y', kind: 'number', unit: 'km' }), defaultUnits).text,
    ).toBe('-NA-');
  });
});

describe('a text', () => {
  it('of a signal that is none of ours stays as it was sent', () => {
    const generic = describeGeneric('drogue.foo', { label: 'Foo', kind: 'text', unit: null });
    expect(formatValue('bar', generic, defaultUnits).text).toBe('bar');
    expect(formatValue(['first_one'], generic, defaultUnits).text).toBe('first_one');
  });
});

describe('a value in one line', () => {
  it('has percent and degrees right behind the number, other units a space apart', () => {
    expect(writeOut({ text: '37', unit: '%' })).toBe('37%');
    expect(writeOut({ text: '108', unit: '°' })).toBe('108°');
    expect(writeOut({ text: '21', unit: '°C' })).toBe('21 °C');
    expect(writeOut({ text: '60', unit: 'km/h' })).toBe('60 km/h');
  });

  it('ends with the value where there is no unit', () => {
    expect(writeOut({ text: 'Yes', unit: '' })).toBe('Yes');
  });
});

describe('a word', () => {
  it('of an enumeration becomes readable', () => {
    expect(humanize('plugged_in_both_sides')).toBe('Plugged in both sides');
  });

  it('that is none is left alone', () => {
    expect(humanize('B7F34E')).toBe('B7F34E');
    expect(humanize('D-1182_x')).toBe('D-1182_x');
  });
});

describe('a position', () => {
  it('names its hemispheres', () => {
    expect(formatPosition({ latitude: -33.8688, longitude: -70.6693 }, 2)).toBe('33.87° S, 70.67° W');
    expect(formatPosition({ latitude: 0, longitude: 0 }, 2)).toBe('0.00° N, 0.00° E');
  });
});
