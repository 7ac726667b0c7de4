import { describe, expect, it } from 'vitest';
import { wantsReload } from '../../../components/shell/new-build';

const missing = { name: 'ChunkLoadError', message: 'Failed to load chunk /_next/static/chunks/a1.js' };

describe('a page that has failed', () => {
  it('is loaded anew when its files are gone', () => {
    expect(wantsReload(missing, null, 1_000_000)).toBe(true);
    expect(wantsReload({ name: 'Error', message: 'Loading chunk 12 failed.' }, null, 1_000_000)).toBe(true);
    expect(wantsReload({ name: 'Error', message: 'Loading CSS chunk 12 failed.' }, null, 1_000_000)).toBe(true);
  });

  it('is not loaded anew for a mistake of ours', () => {
    expect(wantsReload({ name: 'TypeError', message: 'x is undefined' }, null, 1_000_000)).toBe(false);
  });

  it('is not loaded anew again when that did not help', () => {
    expect(wantsReload(missing, '1000000', 1_005_000)).toBe(false);
  });

  it('is loaded anew for the next build as well', () => {
    expect(wantsReload(missing, '1000000', 9_000_000)).toBe(true);
  });

  it('is not loaded anew when what was kept is no time', () => {
    expect(wantsReload(missing, 'x', 1_000_000)).toBe(false);
  });
});
