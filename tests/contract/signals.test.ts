import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeGeneric, signalOf, signals, wheels } from '../../server/contract/signals';
import { isUnit } from '../../server/contract/units';

const all = Object.values(signals).filter((signal) => signal !== undefined);
/** Every node of COVESA VSS 5.0 that holds a value. */
const vssPaths = readFileSync(new URL('./vss-5.0-paths.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n');

describe('the signal catalogue', () => {
  it('has ids of dotted lower snake case, each once', () => {
    for (const { id } of all) expect(id).toMatch(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('has labels, each once', () => {
    const labels = all.map(({ label }) => label);
    expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
  });

  it('gives units to numbers only, and only such as are in the table', () => {
    for (const { id, kind, unit } of all) {
      if (unit !== null) expect(isUnit(unit), id).toBe(true);
      if (unit !== null) expect(kind, id).toBe('number');
    }
  });

  it('gives every number and time a plausible range, and nothing else one', () => {
    for (const { id, kind, plausible } of all) {
      expect(plausible !== null, id).toBe(kind === 'number' || kind === 'time');
      if (plausible !== null) expect(plausible[0], id).toBeLessThan(plausible[1]);
    }
  });

  it('gives every signal a freshness budget between minutes and a year', () => {
    for (const { id, freshMs } of all) {
      expect(freshMs, id).toBeGreaterThanOrEqual(60_000);
      expect(freshMs, id).toBeLessThanOrEqual(366 * 86_400_000);
    }
    expect(signals.position.freshMs).toBe(600_000);
    expect(signals['tire.pressure.spare'].freshMs).toBe(86_400_000);
  });

  it('names paths that VSS 5.0 has, or branches of it', () => {
    const unknown = all.filter(
      ({ vss }) => vss !== null && !vssPaths.some((path) => path === vss || path.startsWith(`${vss}.`)),
    );
    expect(unknown.map(({ id, vss }) => `${id}: ${vss}`)).toEqual([]);
  });

  it('has one signal for each wheel, with its place in VSS where it has one', () => {
    expect(wheels.map((wheel) => signalOf(`tire.pressure.${wheel}`)?.unit)).toEqual(wheels.map(() => 'kPa'));
    expect(signals['tire.pressure.front_left']).toEqual({
      id: 'tire.pressure.front_left',
      label: 'Tire pressure, front left',
      group: 'tires',
      kind: 'number',
      unit: 'kPa',
      decimals: 0,
      freshMs: 86_400_000,
      plausible: [0, 1_600],
      vss: 'Vehicle.Chassis.Axle.Row1.Wheel.Left.Tire.Pressure',
    });
    expect(signals['tire.pressure.spare'].vss).toBeNull();
    expect(signals['tire.pressure.rear_left_outer'].label).toBe('Tire pressure, rear left outer');
  });

  it('knows no signal by the names objects are born with', () => {
    expect(signalOf('constructor')).toBeUndefined();
    expect(signalOf('__proto__')).toBeUndefined();
  });

  it('makes a generic signal as complete as a line', () => {
    const generic = { label: 'Race: gear mode', kind: 'text', unit: null } as const;
    expect(describeGeneric('high_mobility.race.gear_mode', generic)).toEqual({
      id: 'high_mobility.race.gear_mode',
      label: 'Race: gear mode',
      group: 'other',
      kind: 'text',
      unit: null,
      decimals: 2,
      freshMs: 86_400_000,
      plausible: null,
      vss: null,
    });
  });
});
