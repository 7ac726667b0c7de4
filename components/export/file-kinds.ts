import type { ExportSize } from '../../server/contract/export';
import type { FileKind } from '../data/export-queries';
import { formatNumber } from '../ui/format-value';

type KindWords = {
  label: string;
  /** What it is good for. */
  sentence: string;
};

/** Every file that can be taken away, in the order it is offered in. */
export const fileKinds = {
  csv: { label: 'CSV', sentence: 'A table of readings with their units, for spreadsheets and scripts.' },
  gpx: { label: 'GPX', sentence: 'The way it took, for maps and navigation devices.' },
  geojson: { label: 'GeoJSON', sentence: 'The way it took, for web maps and geographic systems.' },
  ndjson: { label: 'NDJSON', sentence: 'One JSON object for each reading, for programs.' },
  evidence: {
    label: 'Evidence pack',
    sentence: 'All signals in all of these formats and the trips, in one archive that anybody can check for changes.',
  },
} as const satisfies Record<FileKind, KindWords>;

/** Files of all signals, or of what a track is made from, whichever are chosen. */
export const isOfAllSignals = (kind: FileKind): boolean => kind === 'gpx' || kind === 'geojson' || kind === 'evidence';

/** What stands under a kind: raw messages go to those only who may read messages. */
export function kindSentence(kind: FileKind, hasMessages: boolean): string {
  const { sentence } = fileKinds[kind];
  if (kind !== 'ndjson' && kind !== 'evidence') return sentence;
  return hasMessages
    ? `${sentence} With the raw messages.`
    : `${sentence} Without the raw messages, which take the engineer role.`;
}

const count = (number: number, one: string, many: string): string =>
  `${formatNumber(number, 0)} ${number === 1 ? one : many}`;

/** How much a file would be. */
export function sizeWords({ rows, fixes, limit }: ExportSize, kind: FileKind): string {
  if (rows > limit) return `More than ${count(limit, 'reading', 'readings')}`;
  const isTrack = kind === 'gpx' || kind === 'geojson';
  return isTrack ? count(fixes, 'position', 'positions') : count(rows, 'reading', 'readings');
}

/** Why a file cannot be had, as a sentence; null when it can. */
export function reasonAgainst({ rows, fixes, limit }: ExportSize, kind: FileKind): string | null {
  if (rows > limit) return 'That is too much for one file: choose fewer signals, or a shorter time';
  if (rows === 0) return 'Nothing is known of this time';
  if ((kind === 'gpx' || kind === 'geojson') && fixes === 0) return 'No position is known of this time';
  return null;
}
