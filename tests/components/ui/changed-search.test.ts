import { describe, expect, it } from 'vitest';
import { changedSearch } from '../../../components/ui/changed-search';

describe('the address of a view', () => {
  it('keeps what is not spoken of', () => {
    expect(changedSearch('?q=hh&sort=energy', { sort: null, vehicle: 'WVW1' })).toBe('?q=hh&vehicle=WVW1');
  });

  it('is empty when nothing is left to say', () => {
    expect(changedSearch('?q=hh', { q: '' })).toBe('');
  });

  it('leaves commas readable', () => {
    expect(changedSearch('', { map: '52.1,13.2,7' })).toBe('?map=52.1,13.2,7');
  });

  it('escapes what would end a name', () => {
    expect(changedSearch('', { q: 'a&b=c' })).toBe('?q=a%26b%3Dc');
  });
});
