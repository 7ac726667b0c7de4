import { describe, expect, it } from 'vitest';
import { budgetOf } from '../../../components/ui/freshness-budget';
import { hours, minutes } from '../../../server/contract/duration';
import { signals } from '../../../server/contract/signals';

describe('how old a value may grow', () => {
  it('is minutes for the position of a moving vehicle', () => {
    expect(budgetOf(signals.position, 'moving')).toBe(minutes(10));
  });

  it('is a day for the position of a parked one, which stands where it stood', () => {
    expect(budgetOf(signals.position, 'parked')).toBe(hours(24));
  });

  it('is not stretched for a vehicle that fell silent while it moved', () => {
    expect(budgetOf(signals.position, 'stale')).toBe(minutes(10));
  });

  it('is the signal’s own where that does not depend on driving', () => {
    expect(budgetOf(signals['traction_battery.state_of_charge'], 'parked')).toBe(hours(1));
  });
});
