import { describe, expect, it } from 'vitest';
import { filePath } from '../../../components/data/export-queries';
import { kindSentence, reasonAgainst, sizeWords } from '../../../components/export/file-kinds';

const size = { rows: 1_200, fixes: 1, limit: 5_000_000 };
const wanted = { vin: '50%/a', from: 1, to: 2, clock: 'event' as const, signals: ['speed', 'odometer'] };

describe('a file to take away', () => {
  it('says how much it would be, in what it is made of', () => {
    expect(sizeWords(size, 'csv')).toMatch(/^1.200 readings$/);
    expect(sizeWords(size, 'gpx')).toBe('1 position');
    expect(sizeWords({ ...size, rows: 5_000_001 }, 'csv')).toMatch(/^More than 5.000.000 readings$/);
  });

  it('says why it cannot be had', () => {
    expect(reasonAgainst(size, 'csv')).toBeNull();
    expect(reasonAgainst({ ...size, rows: 5_000_001 }, 'evidence')).toMatch(/too much for one file/);
    expect(reasonAgainst({ ...size, rows: 0, fixes: 0 }, 'ndjson')).toMatch(/Nothing is known/);
    expect(reasonAgainst({ ...size, fixes: 0 }, 'geojson')).toMatch(/No position/);
  });

  it('says whether raw messages are in it', () => {
    expect(kindSentence('ndjson', true)).toContain('With the raw messages');
    expect(kindSentence('evidence', false)).toContain('take the engineer role');
    expect(kindSentence('csv', false)).not.toContain('messages');
  });

  it('is under an address that names vehicle, range, signals and layout', () => {
    expect(filePath(wanted, 'csv', 'wide')).toBe(
      '/api/vehicles/50%25%2Fa/export?format=csv&layout=wide&from=1&to=2&clock=event&signals=speed%2Codometer',
    );
    expect(filePath(wanted, 'evidence', 'long')).toBe('/api/vehicles/50%25%2Fa/evidence?from=1&to=2&clock=event');
  });
});
