import { describe, expect, it } from 'vitest';
import { describeUnlisted } from '../../../components/ui/describe-unlisted';

describe('a signal without a line in the catalogue', () => {
  it('is called by its id, without the source', () => {
    expect(describeUnlisted('high_mobility.race.rear_suspension').label).toBe('Race, rear suspension');
  });

  it('of one part is called by it', () => {
    expect(describeUnlisted('mystery').label).toBe('Mystery');
  });
});
