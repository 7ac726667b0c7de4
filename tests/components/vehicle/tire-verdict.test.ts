import { describe, expect, it } from 'vitest';
import { judgeTire } from '../../../components/vehicle/tire-verdict';

const pressure = (value: number, at = 100) => ({ value, at });
const status = (word: string, at = 100) => ({ word, at });

describe('the verdict on a tire', () => {
  it('finds exactly the two of the MOBITO sample that are more than 10 % below target', () => {
    const tires = [
      { pressure: pressure(207), target: 234 },
      { pressure: pressure(221), target: 234 },
      { pressure: pressure(186), target: 214 },
      { pressure: pressure(200), target: 214 },
    ];
    expect(tires.map((tire) => judgeTire(tire).verdict)).toEqual(['low', 'ok', 'low', 'ok']);
  });

  it('tells the share of the target', () => {
    expect(judgeTire({ pressure: pressure(207), target: 234 }).percentOfTarget).toBe(88);
  });

  it('invents nothing without a target and a status', () => {
    expect(judgeTire({ pressure: pressure(207) })).toEqual({
      verdict: 'unknown',
      percentOfTarget: null,
      reason: 'No target and no status sent, so no verdict',
    });
    expect(judgeTire({ pressure: pressure(207), target: 0 }).verdict).toBe('unknown');
  });

  it('rests on the maker’s status where that is all there is', () => {
    expect(judgeTire({ status: status('deflation') }).verdict).toBe('alert');
    expect(judgeTire({ status: status('NORMAL') }).verdict).toBe('ok');
  });

  it('of one time goes by the worse of the two', () => {
    expect(judgeTire({ pressure: pressure(234), target: 234, status: status('soft') }).verdict).toBe('low');
    expect(judgeTire({ pressure: pressure(150), target: 234, status: status('normal') }).verdict).toBe('low');
  });

  it('of two times goes by the newer one', () => {
    expect(judgeTire({ pressure: pressure(234, 200), target: 234, status: status('low', 100) }).verdict).toBe('ok');
    expect(judgeTire({ pressure: pressure(234, 100), target: 234, status: status('low', 200) }).verdict).toBe('low');
  });

  it('shows a status nobody told us about without judging it', () => {
    expect(judgeTire({ status: status('wobbly') })).toMatchObject({
      verdict: 'unknown',
      reason: 'The vehicle reports “wobbly”',
    });
    expect(judgeTire({ pressure: pressure(234), target: 234, status: status('wobbly', 200) }).verdict).toBe('ok');
  });

  it('takes a pressure of zero for a flat tire and not for a missing one', () => {
    expect(judgeTire({ pressure: pressure(0), target: 234 })).toMatchObject({ verdict: 'low', percentOfTarget: 0 });
  });
});
