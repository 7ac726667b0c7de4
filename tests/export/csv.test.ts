import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeLongCsv } from '../../server/export/csv-long';
import { unitOf } from '../../server/export/csv-value';
import { writeWideCsv } from '../../server/export/csv-wide';
import { writeReadings } from '../../server/export/ndjson';
import { type StoredReading, toReading } from '../../server/store/stored-reading';
import { readCsv, readLongCsv, readNdjson, readWideCsv, type Told } from './read-back';
import { inPages, names, signalOf, storedRow, storedRows, storedSignals, textOf } from './stored-rows';

const kindOf = (id: string) => signalOf(id).kind;
const extents = [...storedSignals].map(([signalId, signal]) => ({
  signalId,
  signal,
  rows: 1,
  measured: [0, 0] as const,
  received: [0, 0] as const,
}));

const toldBy = (row: StoredReading): Told => {
  const { signal, value, at, receivedAt, upstream, message } = toReading(row, names);
  return { signal, value, at, receivedAt, upstream, message, unit: unitOf(signalOf(signal)) };
};

describe('readings as text', () => {
  it('come back from CSV as they were, whatever is in them', () =>
    fc.assert(
      fc.asyncProperty(storedRows, async (rows) => {
        const text = await textOf(writeLongCsv({ names, signalOf }, inPages(rows)));
        expect(readLongCsv(text, kindOf)).toEqual(rows.map(toldBy));
      }),
    ));

  it('come back from the wide form as they were, but for texts that are empty', () =>
    fc.assert(
      fc.asyncProperty(storedRows, async (rows) => {
        const text = await textOf(writeWideCsv({ names, extents }, inPages(rows)));
        const told = rows.map(toldBy).filter(({ value }) => value !== '');
        const byPlace = (list: Told[]) =>
          list.sort((one, other) => one.at - other.at || (one.signal < other.signal ? -1 : 1));
        expect(byPlace(readWideCsv(text, kindOf))).toEqual(byPlace(told));
      }),
    ));

  it('come back from NDJSON as they were', () =>
    fc.assert(
      fc.asyncProperty(storedRows, async (rows) => {
        const text = await textOf(writeReadings({ vin: 'V1', names, signalOf }, inPages(rows)));
        expect(readNdjson(text, kindOf).map(({ told }) => told)).toEqual(rows.map(toldBy));
      }),
    ));

  it('hold nothing that a spreadsheet would run', () =>
    fc.assert(
      fc.asyncProperty(storedRows, async (rows) => {
        const texts = [
          await textOf(writeLongCsv({ names, signalOf }, inPages(rows))),
          await textOf(writeWideCsv({ names, extents }, inPages(rows))),
        ];
        // A number may begin with its sign.
        for (const row of texts.flatMap(readCsv))
          for (const cell of Object.entries(row).flat())
            if (!/^-?\d[\d.e+-]*( -?\d[\d.e+-]*)?$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    ));
});

describe('the wide form', () => {
  it('has a line for what a message says of a time, and the unit of each signal in its header', async () => {
    const at = Date.UTC(2026, 10, 20, 8);
    const rows = [
      storedRow(2, 51.5, at, { message: '1.0' }),
      storedRow(1, { latitude: 52.5, longitude: 13.4 }, at, { message: '1.0' }),
      storedRow(2, 52, at, { message: '2.0', upstreamId: 2 }),
    ];
    const some = extents.filter(({ signalId }) => signalId <= 2);
    expect(await textOf(writeWideCsv({ names, extents: some }, inPages(rows, 2)))).toBe(
      [
        'measured_at,received_at,source,message,position latitude [°],position longitude [°],speed [km/h]',
        '2026-11-20T08:00:00.000Z,2026-11-20T08:00:01.000Z,hm,1.0,52.5,13.4,51.5',
        "2026-11-20T08:00:00.000Z,2026-11-20T08:00:01.000Z,'@box,2.0,,,52",
        '',
      ].join('\r\n'),
    );
  });
});
