import { afterEach, describe, expect, it, vi } from 'vitest';
import { keepUnits, keptUnits } from '../../../components/ui/kept-units';
import { defaultUnits } from '../../../components/ui/unit-preferences';
import { openStorage } from './open-storage';

const miles = { ...defaultUnits, distance: 'mi' } as const;

/** A window whose storage can be had, or cannot. */
function openWindow(storage: () => Pick<Storage, 'getItem' | 'setItem'>) {
  vi.stubGlobal('window', Object.defineProperty({}, 'localStorage', { get: storage }));
}
afterEach(() => vi.unstubAllGlobals());

describe('the chosen units', () => {
  it('are kept', () => {
    const storage = openStorage();
    openWindow(() => storage);
    expect(keptUnits()).toEqual(defaultUnits);
    keepUnits(miles);
    expect(keptUnits()).toEqual(miles);
  });

  it('are the defaults where storage is blocked, and last as long as the page', () => {
    openWindow(() => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    });
    expect(keptUnits()).toEqual(defaultUnits);
    keepUnits(miles);
    expect(keptUnits()).toEqual(miles);
  });
});
