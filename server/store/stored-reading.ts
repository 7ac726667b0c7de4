import type { Reading } from '../contract/reading';
import { epochMilliseconds } from './epoch-milliseconds';
import { readTimeSource, readValue } from './form';

/** The columns of a stored reading in the order of `StoredReading`; `table` has those of `reading` and `latest`. */
export function readingColumns(table: string): string {
  const columns = ['vehicle_id', 'signal_id', 'upstream_id', 'form', 'number', 'longitude', 'text'];
  const times = ['at', 'received_at', 'claimed_at'].map((column) => epochMilliseconds(`${table}.${column}`));
  return [
    ...columns.map((column) => `${table}.${column}`),
    ...times,
    `${table}.batch_id || '.' || ${table}.message_index`,
  ].join(', ');
}

/** A row as it comes from the database: an array, for thousands of them come at once. */
export type StoredReading = [
  vehicleId: number,
  signalId: number,
  upstreamId: number,
  form: number,
  number: number | null,
  longitude: number | null,
  text: string | null,
  at: number,
  receivedAt: number,
  claimedAt: number | null,
  message: string,
];

/** What signals and upstreams are called, by their numbers. */
export type Names = { signals: ReadonlyMap<number, string>; upstreams: ReadonlyMap<number, string> };

/** A stored row as the reading it was. */
export function toReading(row: StoredReading, names: Names): Reading {
  const [, signalId, upstreamId, form, number, longitude, text, at, receivedAt, claimedAt, message] = row;
  const reading: Reading = {
    signal: names.signals.get(signalId) ?? '',
    value: readValue({ form, number, longitude, text }),
    at,
    timeSource: readTimeSource(form),
    receivedAt,
    upstream: names.upstreams.get(upstreamId) ?? '',
    message,
  };
  if (claimedAt !== null) reading.claimedAt = claimedAt;
  return reading;
}
