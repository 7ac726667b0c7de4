import { describe, expect, it } from 'vitest';
import { extendTrail } from '../../../components/fleet/use-live-trail';
import { blankVehicle } from '../../../server/contract/fleet';

const nothing = { id: undefined, at: 0, positions: [] };
const at = (positionAt: number, latitude: number, id = 1) => ({
  ...blankVehicle(id, `VIN${id}`),
  latitude,
  longitude: 10,
  positionAt,
});

describe('the trail of the selected vehicle', () => {
  it('grows with each newer position, due north as well', () => {
    const trail = [at(1, 50), at(2, 51), at(3, 52)].reduce(extendTrail, nothing);
    expect(trail.positions.map((position) => position.latitude)).toEqual([50, 51, 52]);
  });

  it('does not go back for a late one', () => {
    const trail = extendTrail(nothing, at(5, 50));
    expect(extendTrail(trail, at(4, 49))).toBe(trail);
  });

  it('begins anew with another vehicle', () => {
    const trail = extendTrail(extendTrail(nothing, at(5, 50)), at(1, 40, 2));
    expect(trail.positions).toEqual([{ latitude: 40, longitude: 10 }]);
  });

  it('stays as it is without a position', () => {
    const trail = extendTrail(nothing, at(5, 50));
    expect(extendTrail(trail, blankVehicle(1, 'VIN1'))).toBe(trail);
  });

  it('of nobody is empty, and the same each time', () => {
    const trail = extendTrail(nothing, undefined);
    expect(extendTrail(trail, undefined)).toBe(trail);
    expect(trail.positions).toEqual([]);
  });
});
