import { XMLParser } from 'fast-xml-parser';
import Papa from 'papaparse';
import { z } from 'zod';
import type { Position, Reading, Value } from '../../server/contract/reading';
import type { SignalKind } from '../../server/contract/signal';

// Exports as somebody else's programs read them: nothing here is ours but what docs/export.md says.

/** What a file says of a reading. `unit` is as it is written there. */
export type Told = Pick<Reading, 'signal' | 'value' | 'at' | 'receivedAt' | 'upstream' | 'message'> & { unit: string };

/** A cell without the apostrophe that keeps spreadsheets from running it. */
const written = (cell: string): string => (/^'+[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell);

function valueIn(cell: string, kind: SignalKind): Value {
  if (kind === 'number') return Number(cell);
  if (kind === 'time') return Date.parse(cell);
  if (kind === 'flag') return cell === 'true';
  if (kind === 'list') return JSON.parse(cell);
  if (kind === 'text') return written(cell);
  const [latitude, longitude] = cell.split(' ');
  return { latitude: Number(latitude), longitude: Number(longitude) };
}

/** Rows of a CSV by the names of its columns. */
export function readCsv(text: string): Record<string, string>[] {
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, delimiter: ',', newline: '\r\n' });
  if (errors.some(({ type }) => type === 'Quotes')) throw new Error(JSON.stringify(errors[0]));
  // What follows the last line break.
  return data.filter((row) => Object.values(row).some((cell) => cell !== ''));
}

export function readLongCsv(text: string, kindOf: (signal: string) => SignalKind): Told[] {
  return readCsv(text).map((row) => ({
    signal: written(row.signal ?? ''),
    value: valueIn(row.value ?? '', kindOf(written(row.signal ?? ''))),
    unit: row.unit ?? '',
    at: Date.parse(row.measured_at ?? ''),
    receivedAt: Date.parse(row.received_at ?? ''),
    upstream: written(row.source ?? ''),
    message: row.message ?? '',
  }));
}

/** A wide CSV taken apart again: a reading for each cell that is not empty. */
export function readWideCsv(text: string, kindOf: (signal: string) => SignalKind): Told[] {
  return readCsv(text).flatMap(({ measured_at, received_at, source, message, ...cells }) =>
    Object.entries(cells).flatMap(([header, cell]) => {
      const [, name = '', unit = ''] = /^(.*?)(?: \[(.*)\])?$/s.exec(written(header)) ?? [];
      if (cell === '' || name.endsWith(' longitude')) return [];
      const signal = name.replace(/ latitude$/, '');
      const longitude = cells[`${signal} longitude [${unit}]`];
      const value = kindOf(signal) === 'position' ? `${cell} ${longitude}` : cell;
      return {
        signal,
        value: valueIn(value, kindOf(signal)),
        unit,
        at: Date.parse(measured_at ?? ''),
        receivedAt: Date.parse(received_at ?? ''),
        upstream: written(source ?? ''),
        message: message ?? '',
      };
    }),
  );
}

const ndjsonLine = z.object({
  vin: z.string(),
  measuredAt: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  signal: z.string(),
  label: z.string(),
  value: z.unknown(),
  unit: z.string().nullable(),
  source: z.string(),
  message: z.string(),
  raw: z.looseObject({ reference: z.string(), payload: z.string(), encoding: z.enum(['utf-8', 'base64']) }).nullish(),
});

export const linesOf = (text: string): unknown[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));

/** @returns each reading with the message that it came with, where it came with one */
export function readNdjson(text: string, kindOf: (signal: string) => SignalKind) {
  return linesOf(text).map((line) => {
    const { measuredAt, receivedAt, signal, value, unit, source, message, raw } = ndjsonLine.parse(line);
    const isTime = kindOf(signal) === 'time' && typeof value === 'string';
    return {
      told: {
        signal,
        value: (isTime ? Date.parse(value) : value) as Value,
        unit: unit ?? '',
        at: Date.parse(measuredAt),
        receivedAt: Date.parse(receivedAt),
        upstream: source,
        message,
      } satisfies Told,
      raw,
    };
  });
}

/** A place of a track as a file tells it; null where it says nothing. */
export type Place = Position & {
  at: number;
  altitude: number | null;
  speed: number | null;
  heading: number | null;
  upstream: string;
};

const numberOr = (text: unknown): number | null => (text === undefined ? null : Number(text));

/** The segments of a GPX file. */
export function readGpx(text: string): { name: string; segments: Place[][] } {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    parseAttributeValue: false,
    isArray: (name) => name === 'trkseg' || name === 'trkpt',
  });
  const { gpx } = parser.parse(text, true);
  if (gpx['@_version'] !== '1.1' || gpx['@_xmlns'] !== 'http://www.topografix.com/GPX/1/1')
    throw new Error('no GPX 1.1');
  const segments = (gpx.trk.trkseg ?? []).map(({ trkpt }: { trkpt: Record<string, string>[] }) =>
    trkpt.map((point): Place => {
      const beside = Object(point.extensions);
      return {
        at: Date.parse(point.time ?? ''),
        latitude: Number(point['@_lat']),
        longitude: Number(point['@_lon']),
        altitude: numberOr(point.ele),
        speed: numberOr(beside['motorcade:speed']?.['#text']),
        heading: numberOr(beside['motorcade:heading']?.['#text']),
        upstream: `${point.src}`,
      };
    }),
  );
  return { name: gpx.trk.name, segments };
}

const coordinate = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const numbers = z.array(z.number().nullable());
const featureCollection = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      geometry: z.discriminatedUnion('type', [
        z.object({ type: z.literal('Point'), coordinates: coordinate }),
        z.object({ type: z.literal('LineString'), coordinates: z.array(coordinate).min(2) }),
      ]),
      properties: z.object({
        vin: z.string(),
        segment: z.number(),
        part: z.number(),
        coordTimes: z.array(z.iso.datetime()),
        'altitude [m]': numbers,
        'speed [km/h]': numbers,
        'heading [°]': numbers,
        sources: z.array(z.string()),
      }),
    }),
  ),
});

/** The segments of a GeoJSON file: its parts put together, each without the fix that it shares with the one before. */
export function readGeoJson(text: string): Place[][] {
  const segments: Place[][] = [];
  for (const { geometry, properties } of featureCollection.parse(JSON.parse(text)).features) {
    const coordinates = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
    const places = coordinates.map(([longitude, latitude], nth) => ({
      at: Date.parse(properties.coordTimes[nth] ?? ''),
      latitude,
      longitude,
      altitude: properties['altitude [m]'][nth] ?? null,
      speed: properties['speed [km/h]'][nth] ?? null,
      heading: properties['heading [°]'][nth] ?? null,
      upstream: properties.sources[nth] ?? '',
    }));
    if (properties.part === 1) segments.push(places);
    else segments.at(-1)?.push(...places.slice(1));
  }
  return segments;
}
