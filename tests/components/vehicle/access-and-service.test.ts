import { describe, expect, it } from 'vitest';
import { isToNotice } from '../../../components/vehicle/access-places';
import { isServiceDue } from '../../../components/vehicle/service-due';

describe('a door', () => {
  it('that is open is noticed, whoever drives', () => {
    expect(isToNotice('open', false)).toBe(true);
    expect(isToNotice('OPEN', true)).toBe(true);
  });

  it('that is unlocked is noticed only where nobody drives', () => {
    expect(isToNotice('unlocked', true)).toBe(true);
    expect(isToNotice('UNLOCKED', true)).toBe(true);
    expect(isToNotice('unlocked', false)).toBe(false);
  });

  it('that is shut, locked or not told of is not noticed', () => {
    for (const word of ['closed', 'locked', undefined]) expect(isToNotice(word, true)).toBe(false);
  });
});

describe('a service', () => {
  const plan = { distanceKm: undefined, timeDays: undefined, dateAt: undefined, now: 1_000 };

  it('is due by distance, by time or by date, whichever comes first', () => {
    expect(isServiceDue({ ...plan, distanceKm: 0 })).toBe(true);
    expect(isServiceDue({ ...plan, distanceKm: 900, timeDays: -3 })).toBe(true);
    expect(isServiceDue({ ...plan, dateAt: 999 })).toBe(true);
  });

  it('is not due by what is not told', () => {
    expect(isServiceDue(plan)).toBe(false);
    expect(isServiceDue({ ...plan, distanceKm: 1, timeDays: 1, dateAt: 1_001 })).toBe(false);
  });
});
