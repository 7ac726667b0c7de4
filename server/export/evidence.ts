import type { Readable } from 'node:stream';
import { type ArchiveFile, checksumsOf, type WrittenFile, whole, writeArchive } from '../archive/write-archive';
import type { EvidenceManifest, EvidenceRequest } from '../contract/export';
import type { Trip } from '../contract/trips';
import { CannotAnswer } from '../store/cannot-answer';
import { readMessagePlaces } from '../store/reading-pages';
import type { Snapshot } from '../store/snapshot';
import { unitOf } from './csv-value';
import { evidenceReadme } from './evidence-readme';
import { writeMessages } from './ndjson';
import type { Selection } from './selection';
import { writeTrips } from './trips-json';
import { utc } from './utc';
import { type Export, writeExport } from './write-export';

export type Evidence = {
  selection: Selection;
  request: EvidenceRequest;
  /** The trips that touch the range. Where they cannot be told CannotAnswer says why, and the pack does. */
  loadTrips: () => Promise<Trip[]>;
  product: EvidenceManifest['product'];
  madeBy: EvidenceManifest['madeBy'];
  /** Epoch milliseconds. */
  madeAt: number;
  /** Whether the messages are in it: whoever asked may read them. */
  hasMessages: boolean;
  /** Told when the manifest was written, which is last but one. */
  onManifest: (file: WrittenFile) => void;
};

const whyNoMessages = 'the messages, which take the role of engineer; they are kept by Motorcade.';

/** First and last of all signals' times; null without a reading. */
function span(extents: Selection['extents'], of: 'measured' | 'received'): { first: string; last: string } | null {
  if (extents.length === 0) return null;
  const first = Math.min(...extents.map((extent) => extent[of][0]));
  return { first: utc(first), last: utc(Math.max(...extents.map((extent) => extent[of][1]))) };
}

/** The trips, or why there are none in the pack. */
async function tripsOf({ loadTrips }: Evidence): Promise<Trip[] | string> {
  try {
    return await loadTrips();
  } catch (error) {
    if (error instanceof CannotAnswer) return `the trips: ${error.message}.`;
    throw error;
  }
}

/** All of the manifest that is known before a file is written. */
function headOf({ selection, request, product, madeBy, madeAt, hasMessages }: Evidence, trips: Trip[] | string) {
  const { vin, extents, rows } = selection;
  const { from, to, clock } = request;
  return {
    format: 'motorcade evidence 1',
    product,
    vin,
    range: { from: utc(from), to: utc(to), clock },
    measured: span(extents, 'measured'),
    received: span(extents, 'received'),
    madeAt: utc(madeAt),
    madeBy,
    readings: rows,
    leftOut: [...(hasMessages ? [] : [whyNoMessages]), ...(typeof trips === 'string' ? [trips] : [])],
    signals: extents.map(({ signal }) => {
      const { id, label, kind } = signal;
      return { id, label, kind, unit: unitOf(signal) || null };
    }),
  } satisfies Partial<EvidenceManifest>;
}

/** Counts the lines that pass. */
async function* counted(pieces: AsyncIterable<string>, onLines: (count: number) => void): AsyncGenerator<string> {
  for await (const piece of pieces) {
    onLines(piece.split('\n').length - 1);
    yield piece;
  }
}

/** The files in the order they are written in: the manifest after what it tells of, and the sums last. */
async function* filesOf(
  snapshot: Snapshot,
  evidence: Evidence,
  written: readonly WrittenFile[],
): AsyncGenerator<ArchiveFile> {
  const { selection, product, madeAt, hasMessages } = evidence;
  // Before anything is written: the first file says what is left out.
  const trips = await tripsOf(evidence);
  const head = headOf(evidence, trips);
  const of = (format: Export['format']) => {
    const creator = `${product.name} ${product.version}`;
    return writeExport(snapshot, selection, { format, layout: 'long', hasMessages: false, madeAt, creator });
  };
  yield { name: 'README.txt', contents: whole(evidenceReadme(head)) };
  yield { name: 'readings.csv', contents: of('csv') };
  yield { name: 'readings.ndjson', contents: of('ndjson') };
  yield { name: 'track.gpx', contents: of('gpx') };
  yield { name: 'track.geojson', contents: of('geojson') };
  if (typeof trips !== 'string') yield { name: 'trips.json', contents: whole(writeTrips(trips)) };
  let messages = 0;
  if (hasMessages) {
    const lines = writeMessages(selection, readMessagePlaces(snapshot, selection.range), snapshot);
    yield {
      name: 'messages.ndjson',
      contents: counted(lines, (count) => {
        messages += count;
      }),
    };
  }
  const manifest: EvidenceManifest = { ...head, messages, files: [...written] };
  yield { name: 'manifest.json', contents: whole(`${JSON.stringify(manifest, null, 1)}\n`) };
  yield { name: 'SHA256SUMS', contents: whole(checksumsOf(written)) };
}

/** An evidence pack as a zip archive, made while it is read. */
export function writeEvidence(snapshot: Snapshot, evidence: Evidence): Readable {
  const written: WrittenFile[] = [];
  return writeArchive(filesOf(snapshot, evidence, written), { changedAt: evidence.madeAt }, (file) => {
    written.push(file);
    if (file.name === 'manifest.json') evidence.onManifest(file);
  });
}
