import type { Value } from '../contract/reading';
import { readValue } from './form';

/** What is drawn of a reading. */
export type ToldReading = { signal: string; value: Value; at: number };

/** SQL for a timestamptz in epoch milliseconds: in float arithmetic, which is right for whole ones, and five times as fast. */
export const roundedMilliseconds = (time: string): string => `round(date_part('epoch', ${time}) * 1000)`;

/**
 * SQL: the readings of a group as arrays, of the columns signal_id, at, form, number, longitude and text. A row for each
 * would take four times as long to send and to take in.
 */
export const packedColumns = ['signal_id', roundedMilliseconds('at'), 'form', 'number', 'longitude', 'text']
  .map((column) => `array_to_json(array_agg(${column}))`)
  .join(', ');

/** `packedColumns` as they come. */
export type PackedReadings = [
  signalIds: number[],
  ats: number[],
  forms: number[],
  numbers: (number | null)[],
  longitudes: (number | null)[],
  texts: (string | null)[],
];

/** Readings of signals without a name are left out. */
export function unpackReadings(packed: PackedReadings, names: ReadonlyMap<number, string>): ToldReading[] {
  const [signalIds, ats, forms, numbers, longitudes, texts] = packed;
  const readings: ToldReading[] = [];
  for (let index = 0; index < signalIds.length; index += 1) {
    const signal = names.get(signalIds[index] ?? 0);
    if (signal === undefined) continue;
    const columns = {
      form: forms[index] ?? 0,
      number: numbers[index] ?? null,
      longitude: longitudes[index] ?? null,
      text: texts[index] ?? null,
    };
    readings.push({ signal, value: readValue(columns), at: ats[index] ?? 0 });
  }
  return readings;
}
