import type { ExportFormat, ExportLayout } from '../contract/export';
import { readReadings } from '../store/reading-pages';
import type { Snapshot } from '../store/snapshot';
import { writeLongCsv } from './csv-long';
import { writeWideCsv } from './csv-wide';
import { writeGeoJson } from './geojson';
import { writeGpx } from './gpx';
import { rowsWithMessages, writeReadings, writeReadingsWithMessages } from './ndjson';
import type { Selection } from './selection';
import { readTrack, trackSignals } from './track';
import { utcName } from './utc';

/** What each format is called on the wire and as a file. */
export const formats = {
  csv: { type: 'text/csv; charset=utf-8; header=present', extension: 'csv' },
  gpx: { type: 'application/gpx+xml', extension: 'gpx' },
  geojson: { type: 'application/geo+json', extension: 'geojson' },
  ndjson: { type: 'application/x-ndjson', extension: 'ndjson' },
} as const satisfies Record<ExportFormat, { type: string; extension: string }>;

/** Whether a format is of a track, and so of the signals of one, whatever is asked for. */
export const isTrack = (format: ExportFormat): boolean => format === 'gpx' || format === 'geojson';

/** `motorcade-<VIN>-<from>-<to>.<extension>`, of letters that every system takes in a file name. */
export function fileName({ vin, range }: Pick<Selection, 'vin' | 'range'>, extension: string): string {
  return `motorcade-${vin.replace(/[^\w.-]/g, '_')}-${utcName(range.from)}-${utcName(range.to)}.${extension}`;
}

export type Export = {
  format: ExportFormat;
  layout: ExportLayout;
  /** Whoever asked may read messages: NDJSON has them. */
  hasMessages: boolean;
  /** Epoch milliseconds. */
  madeAt: number;
  /** `Motorcade 1.2.3` */
  creator: string;
};

/** The signals of the selection that a track is made from. */
function trackRange({ range, extents }: Selection): Selection['range'] {
  const ids = extents.filter(({ signal }) => trackSignals.some((id) => id === signal.id));
  return { ...range, signalIds: ids.map(({ signalId }) => signalId) };
}

/** A selection as the text of a file, piece by piece as it is read from the snapshot. */
export function writeExport(
  snapshot: Snapshot,
  selection: Selection,
  { format, layout, hasMessages, madeAt, creator }: Export,
): AsyncGenerator<string> {
  const { vin, range } = selection;
  const track = () => readTrack(selection, readReadings(snapshot, trackRange(selection), { order: 'event' }));
  switch (format) {
    case 'csv':
      return (layout === 'wide' ? writeWideCsv : writeLongCsv)(selection, readReadings(snapshot, range));
    case 'gpx':
      return writeGpx({ name: vin, madeAt, creator }, track());
    case 'geojson':
      return writeGeoJson({ vin, from: range.from, to: range.to, madeAt }, track());
    case 'ndjson':
      return hasMessages
        ? writeReadingsWithMessages(selection, readReadings(snapshot, range, { rows: rowsWithMessages }), snapshot)
        : writeReadings(selection, readReadings(snapshot, range));
  }
}
