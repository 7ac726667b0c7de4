import { describe, expect, it } from 'vitest';
import { readFleetView, toggled, writeFleetView } from '../../../components/fleet/fleet-view';
import { changedSearch } from '../../../components/ui/changed-search';

const read = (search: string) => readFleetView(new URLSearchParams(search));

describe('the address of the fleet screen', () => {
  it('leads back to the very view it was written from', () => {
    const view = read(
      'q=hh&motion=moving,charging&is=tire&sort=energy&vehicle=WVW1&follow=1&map=52.5,13.4,7&mode=density',
    );
    expect(read(changedSearch('', writeFleetView(view)))).toEqual(view);
  });

  it('without anything shows everything', () => {
    expect(read('')).toEqual({
      filter: { text: '', motions: [], conditions: [] },
      sort: 'name',
      selectedVin: null,
      isFollowing: false,
      map: null,
      mode: 'auto',
    });
  });

  it('leaves defaults out', () => {
    expect(changedSearch('?sort=energy', writeFleetView({ sort: 'name', mode: 'auto' }))).toBe('');
  });

  it('ignores words it does not know', () => {
    const view = read('motion=flying,moving&is=tire,haunted&sort=mood&mode=3d&map=900,1,2');
    expect(view.filter).toEqual({ text: '', motions: ['moving'], conditions: ['tire'] });
    expect(view).toMatchObject({ sort: 'name', mode: 'auto', map: null });
  });

  it('says the same of the same choice, in whichever order it was made', () => {
    expect(read('motion=parked,moving').filter).toEqual(read('motion=moving,parked').filter);
  });

  it('follows nobody when nobody is selected', () => {
    expect(read('follow=1').isFollowing).toBe(false);
  });
});

describe('a toggle', () => {
  it('puts in and takes out', () => {
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });
});
