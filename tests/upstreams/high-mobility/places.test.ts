import { describe, expect, it } from 'vitest';
import { wheels } from '../../../server/contract/signals';
import { decodeProperty, readings } from './fixtures';

describe('values by place', () => {
  it('are signals of their wheels, outer and spare ones too', () => {
    const items = wheels.map((location) => ({ data: { location, pressure: { unit: 'bars', value: 2.5 } } }));
    expect(readings(decodeProperty('diagnostics.tire_pressures', items))).toEqual(
      wheels.map((wheel) => [`tire.pressure.${wheel}`, 250, undefined]),
    );
  });

  it('of a place new to us are kept as generic signals', () => {
    const data = { location: 'middle_left', pressure: { unit: 'bars', value: 2.5 } };
    expect(decodeProperty('diagnostics.tire_pressures', [{ data }]).readings).toEqual([
      {
        signal: 'high_mobility.diagnostics.tire_pressures.middle_left',
        value: 250,
        timeSource: 'received',
        generic: { label: 'Diagnostics: tire pressures, middle left', kind: 'number', unit: 'kPa' },
      },
    ]);
  });

  it('of flags that are neither yes nor no are kept beside the flag of their place', () => {
    const data = { location: 'front_left', fastened_state: 'half' };
    expect(readings(decodeProperty('seats.seatbelts_state', [{ data }]))).toEqual([
      ['high_mobility.seats.seatbelts_state.front_left.text', 'half', undefined],
    ]);
  });

  it('of all doors are those of each, but for doors named beside', () => {
    const items = [
      { data: { location: 'all', position: 'closed' } },
      { data: { location: 'rear_right', position: 'open' } },
    ];
    expect(readings(decodeProperty('doors.positions', items))).toEqual([
      ['door.position.front_left', 'closed', undefined],
      ['door.position.front_right', 'closed', undefined],
      ['door.position.rear_left', 'closed', undefined],
      ['door.position.rear_right', 'open', undefined],
    ]);
    expect(readings(decodeProperty('doors.positions', { data: { location: 'all', position: 'open' } }))).toHaveLength(
      4,
    );
  });

  it('are refused one by one', () => {
    const decoded = decodeProperty('diagnostics.tire_pressures', [
      { data: { location: 'front_left', pressure: { unit: 'bars', value: 247 } } },
      { data: { location: 'front_right', pressure: { unit: 'bars', value: 2.47 } } },
      { data: { location: 'rear\0left', pressure: { unit: 'bars', value: 2.47 } } },
      { data: { pressure: { unit: 'bars', value: 2.47 } } },
      { data: { location: 'rear_left' } },
      { data: 'flat' },
      null,
    ]);
    expect(readings(decoded)).toEqual([['tire.pressure.front_right', 247, undefined]]);
    expect(decoded.refusals.map(({ reason }) => reason)).toEqual([
      'implausible',
      'wrong-shape',
      'wrong-shape',
      'wrong-shape',
      'wrong-shape',
    ]);
  });

  it('that failed say why: at their place, or at the four every vehicle has', () => {
    const failure = { reason: 'oem_error', description: 'no sensor' };
    const one = decodeProperty('diagnostics.tire_pressures', [{ data: { location: 'spare' }, failure }]);
    expect(one.absences.map(({ signal }) => signal)).toEqual(['tire.pressure.spare']);
    const all = decodeProperty('diagnostics.tire_pressures', [{ failure }]);
    expect(all.absences.map(({ signal }) => signal)).toEqual(
      ['front_left', 'front_right', 'rear_left', 'rear_right'].map((wheel) => `tire.pressure.${wheel}`),
    );
  });
});
