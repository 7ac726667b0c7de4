import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../server/contract/duration';
import { partSize, writeGeoJson } from '../../server/export/geojson';
import { decimal, writeGpx } from '../../server/export/gpx';
import { type Fix, gapMs, readTrack } from '../../server/export/track';
import type { StoredReading } from '../../server/store/stored-reading';
import { type Place, readGeoJson, readGpx } from './read-back';
import { inPages, names, storedRow, storedRows, textOf } from './stored-rows';

const start = Date.UTC(2026, 10, 20, 8);
const place = { latitude: 48.137, longitude: 11.575 };

async function trackOf(rows: StoredReading[], pageSize = 7): Promise<Fix[]> {
  const fixes: Fix[] = [];
  for await (const page of readTrack({ names }, inPages(rows, pageSize))) fixes.push(...page);
  return fixes;
}

const asGpx = (fixes: Fix[]) =>
  textOf(writeGpx({ name: 'V1 & <co>', madeAt: start, creator: 'Motorcade 1' }, inPages(fixes)));
const asGeoJson = (fixes: Fix[]) =>
  textOf(writeGeoJson({ vin: 'V1', from: start, to: start + 1, madeAt: start }, inPages(fixes, 1_000)));

/** What files must say of fixes: segments without what only the track itself knows. */
function segmentsOf(fixes: Fix[]): Place[][] {
  const segments: Place[][] = [];
  for (const { isAfterGap, receivedAt: _, ...told } of fixes) {
    if (isAfterGap) segments.push([]);
    segments.at(-1)?.push(told);
  }
  return segments;
}

describe('a track', () => {
  it('comes back from GPX and from GeoJSON as it was', () =>
    fc.assert(
      fc.asyncProperty(storedRows, async (rows) => {
        const fixes = await trackOf(rows);
        const wanted = segmentsOf(fixes);
        expect(readGpx(await asGpx(fixes)).segments).toEqual(wanted);
        expect(readGeoJson(await asGeoJson(fixes))).toEqual(wanted);
      }),
    ));

  it('is broken where nobody knows where the vehicle was', async () => {
    const times = [0, seconds(1), seconds(1) + gapMs, seconds(2) + 2 * gapMs];
    const fixes = await trackOf(times.map((after) => storedRow(1, place, start + after)));
    expect(fixes.map(({ isAfterGap }) => isAfterGap)).toEqual([true, false, false, true]);
    const { segments } = readGpx(await asGpx(fixes));
    expect(segments.map(({ length }) => length)).toEqual([3, 1]);
  });

  it('has at a fix what was measured then or within ten seconds before, and nothing older', async () => {
    const rows = [
      storedRow(3, 519, start),
      storedRow(1, place, start + seconds(10)),
      // Of the same message, and behind its fix.
      storedRow(2, 50, start + seconds(10)),
      storedRow(1, place, start + seconds(11)),
      storedRow(1, place, start + seconds(21)),
    ];
    // Pages end between a fix and what belongs to it.
    for (const pageSize of [1, 2, 3])
      expect((await trackOf(rows, pageSize)).map(({ speed, altitude }) => [speed, altitude])).toEqual([
        [50, 519],
        [50, null],
        [null, null],
      ]);
  });

  it('has one fix for each time: the one that counts', async () => {
    const other = { latitude: 1, longitude: 2 };
    const rows = [storedRow(1, other, start, { upstreamId: 2 }), storedRow(1, place, start)];
    expect(await trackOf(rows)).toMatchObject([place]);
  });

  it('without a fix is a file all the same', async () => {
    expect(readGpx(await asGpx([]))).toEqual({ name: 'V1 & <co>', segments: [] });
    expect(readGeoJson(await asGeoJson([]))).toEqual([]);
  });

  it('of more fixes than a line holds goes on in another', async () => {
    const rows = Array.from({ length: partSize + 3 }, (_, nth) => storedRow(1, place, start + minutes(nth)));
    const fixes = await trackOf(rows, 2_000);
    expect(readGeoJson(await asGeoJson(fixes))).toEqual(segmentsOf(fixes));
  });
});

describe('a number in GPX', () => {
  it('is a decimal with every digit and without an exponent', () =>
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = decimal(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
    ));
});
