import { describe, expect, it } from 'vitest';
import {
  answersTo,
  everything,
  isTrueOf,
  isUnfiltered,
  passes,
  searchable,
} from '../../../components/fleet/fleet-filter';
import { blankVehicle, type FleetVehicle } from '../../../server/contract/fleet';

const now = 1_800_000_000_000;
const vehicle = (columns: Partial<FleetVehicle> = {}): FleetVehicle => ({
  ...blankVehicle(1, 'WVWZZZ1JZ7919000'),
  name: 'HH-EV 412',
  model: 'VW ID. Buzz',
  latitude: 53.5,
  longitude: 10,
  positionAt: now - 1_000,
  lastAt: now - 1_000,
  ...columns,
});

describe('the search', () => {
  it('finds a part of a VIN, a name or a model, whatever the case, spaces and hyphens', () => {
    for (const text of ['zzz1j', 'hh ev412', 'HHEV', 'id. buzz']) {
      expect(answersTo(vehicle(), searchable(text)), text).toBe(true);
    }
  });

  it('does not find what is nowhere in it', () => {
    expect(answersTo(vehicle({ name: null, model: null }), searchable('hh'))).toBe(false);
  });
});

describe('a condition', () => {
  it('is not true of a value nobody sent', () => {
    const silent = blankVehicle(2, 'X');
    for (const condition of ['attention', 'service', 'tire', 'energy'] as const) {
      expect(isTrueOf(condition, silent), condition).toBe(false);
    }
  });

  it('of low energy looks at the tank where there is one', () => {
    expect(isTrueOf('energy', vehicle({ stateOfCharge: 0, fuelLevel: 80 }))).toBe(false);
    expect(isTrueOf('energy', vehicle({ stateOfCharge: 9 }))).toBe(true);
  });

  it('of attention is trouble codes or a low tire, as the ring on the map', () => {
    expect(isTrueOf('attention', vehicle({ troubleCodes: 1 }))).toBe(true);
    expect(isTrueOf('attention', vehicle({ hasLowTire: true }))).toBe(true);
    expect(isTrueOf('attention', vehicle({ isServiceDue: true }))).toBe(false);
  });

  it('of no position does not take the equator for nowhere', () => {
    expect(isTrueOf('position', vehicle({ latitude: 0, longitude: 0 }))).toBe(false);
    expect(isTrueOf('position', vehicle({ latitude: null, longitude: null }))).toBe(true);
  });
});

describe('a filter', () => {
  it('lets any of its motions pass, and only with all of its conditions', () => {
    const filter = { text: '', motions: ['moving', 'parked'] as const, conditions: ['tire'] as const };
    expect(passes(vehicle({ hasLowTire: true }), filter, '', now)).toBe(true);
    expect(passes(vehicle({ hasLowTire: true, isOn: true }), filter, '', now)).toBe(false);
    expect(passes(vehicle(), filter, '', now)).toBe(false);
  });

  it('of nothing lets everything pass', () => {
    expect(isUnfiltered(everything)).toBe(true);
    expect(isUnfiltered({ ...everything, text: ' - ' })).toBe(true);
    expect(isUnfiltered({ ...everything, conditions: ['tire'] })).toBe(false);
  });
});
