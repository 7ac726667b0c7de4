import Papa from 'papaparse';
import { type DeviceImport, type DeviceMapping, deviceMapping } from '../contract/devices';
import { guarded, unguarded } from '../export/csv-cell';

const columns = ['upstream', 'device', 'vin', 'ignored'] as const;
type Column = (typeof columns)[number];
type Problem = DeviceImport['problems'][number];

/** A file that is wrong throughout says so often enough. */
const problemLimit = 200;
/** More devices than anybody has; a file within the size that is taken could hold millions of lines. */
const lineLimit = 100_000;

/** Mappings as CSV (RFC 4180), with a header; nothing in it is run by a spreadsheet. */
export function writeDeviceCsv(mappings: readonly DeviceMapping[]): string {
  const data = mappings.map(({ upstream, device, vin, isIgnored }) =>
    [upstream, device, vin ?? '', isIgnored ? 'yes' : ''].map(guarded),
  );
  return `${Papa.unparse({ fields: [...columns], data })}\r\n`;
}

/** Each row with the line it begins on: a quoted cell may go over several. */
function withLines(rows: readonly string[][]): { cells: string[]; line: number }[] {
  let next = 1;
  return rows.map((cells) => {
    const line = next;
    next += 1 + cells.reduce((breaks, cell) => breaks + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
    return { cells, line };
  });
}

/** Where each column stands, or what is wrong with the header. */
function readHeader(cells: readonly string[] = []): Map<Column, number> | string {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const places = new Map(
    columns.flatMap((column) => (names.includes(column) ? [[column, names.indexOf(column)]] : [])),
  );
  const missing = columns.filter((column) => column !== 'ignored' && !places.has(column));
  if (missing.length === 0) return places;
  const expected = 'expected the columns upstream, device, vin, ignored in the first line';
  return missing.length === columns.length - 1
    ? `this is no CSV of devices: ${expected}`
    : `${expected}, got none called ${missing.join(', ')}`;
}

/** One line as a mapping, or what is wrong with it. */
function readLine(cells: readonly string[], places: ReadonlyMap<Column, number>): DeviceMapping | string {
  const cell = (column: Column): string => unguarded(cells[places.get(column) ?? -1] ?? '');
  const ignored = cell('ignored').trim().toLowerCase();
  if (!['', 'yes', 'no'].includes(ignored)) return `ignored: expected yes or nothing, got "${ignored.slice(0, 40)}"`;
  const device = cell('device');
  if (device !== device.trim()) return `device: expected no blanks around it, got "${device.slice(0, 100)}"`;
  const mapping = deviceMapping.safeParse({
    upstream: cell('upstream').trim(),
    device,
    vin: cell('vin').trim() || null,
    isIgnored: ignored === 'yes',
  });
  if (mapping.success) return mapping.data;
  return mapping.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

/**
 * Reads mappings from CSV. Cells may be parted by commas, semicolons or tabs; lines without any are passed over.
 * @param upstreams ids of those that there are
 * @returns mappings in the order of the file with the line of each, to be used only when there is no problem
 */
export function readDeviceCsv(
  text: string,
  upstreams: ReadonlySet<string>,
): { mappings: DeviceMapping[]; lines: number[]; problems: Problem[] } {
  const { data, errors } = Papa.parse<string[]>(text, {
    delimitersToGuess: [',', ';', '\t'],
    // One more than there may be, and what follows the last line break.
    preview: lineLimit + 2,
  });
  const [header, ...rows] = withLines(data);
  const places = readHeader(header?.cells);
  if (typeof places === 'string') return { mappings: [], lines: [], problems: [{ line: 1, problem: places }] };
  const problems: Problem[] = [];
  const lineCount = data.at(-1)?.join('') === '' ? data.length - 1 : data.length;
  if (lineCount > lineLimit)
    problems.push({ line: lineLimit + 1, problem: `expected ${lineLimit} lines at most, the header among them` });
  const mappings: DeviceMapping[] = [];
  const lines: number[] = [];
  const seen = new Map<string, number>();
  const broken = new Map(errors.flatMap(({ type, row, message }) => (type === 'Quotes' ? [[row ?? 0, message]] : [])));
  if (broken.has(0)) problems.push({ line: 1, problem: `${broken.get(0)}` });
  for (const [index, { cells, line }] of rows.entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const read = broken.get(index + 1) ?? readLine(cells, places);
    const first = typeof read === 'string' ? undefined : seen.get(`${read.upstream}\n${read.device}`);
    if (typeof read === 'string') problems.push({ line, problem: read });
    else if (!upstreams.has(read.upstream))
      problems.push({
        line,
        problem: `upstream: expected one of ${[...upstreams].sort().join(', ')}, got "${read.upstream}"`,
      });
    else if (first !== undefined)
      problems.push({
        line,
        problem: `lines ${first} and ${line} are of the same device, "${read.device}" of ${read.upstream}`,
      });
    else {
      seen.set(`${read.upstream}\n${read.device}`, line);
      mappings.push(read);
      lines.push(line);
    }
  }
  return { mappings, lines, problems: problems.slice(0, problemLimit) };
}
