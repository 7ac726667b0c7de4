import type { Value } from '../contract/reading';
import { readValue } from './form';

/** What is drawn of a reading. */
export type ToldReading = { signal: string; value: Value; at: number };

/** SQL for a timestamptz in epoch milliseconds: in float arithmetic, which is right for whole ones, and five times as fast. */
export const roundedMilliseconds = (time: string): string => `round(date_part('epoch', ${time}) * 1000)`;

const pack = (columns: readonly string[]): string =>
  columns.map((column) => `array_to_json(array_agg(${column}))`).join(', ');

/** SQL: a column of all rows as one array of JSON; a tenth of the work of taking in a row for each. */
export const packedTimes = pack(['vehicle_id', roundedMilliseconds('at')]);

/** `packedTimes` as they come: null where there is no row. */
export type PackedTimes = [vehicleIds: number[] | null, ats: number[] | null];

/** SQL: the columns of all readings, each as one array. */
export const packedReadings = `${packedTimes}, ${pack(['signal_id', 'form', 'number', 'longitude', 'text'])}`;

/** `packedReadings` as they come. */
export type PackedReadings = [
  ...PackedTimes,
  signalIds: number[] | null,
  forms: number[],
  numbers: (number | null)[],
  longitudes: (number | null)[],
  texts: (string | null)[],
];

/** Takes a reading of a vehicle, measured at a time; undefined stands for one of a signal that has no name. */
export type Taker = (vehicleId: number, at: number, reading: ToldReading | undefined, index: number) => void;

/**
 * Gives the readings to a taker, in their order.
 * @param names of the signals that are wanted
 */
export function unpackReadings(
  [vehicleIds, ats, signalIds, forms, numbers, longitudes, texts]: PackedReadings,
  names: ReadonlyMap<number, string>,
  take: Taker,
): void {
  if (vehicleIds === null || ats === null || signalIds === null) return;
  for (let index = 0; index < vehicleIds.length; index += 1) {
    const at = ats[index] ?? 0;
    const signal = names.get(signalIds[index] ?? 0);
    if (signal === undefined) {
      take(vehicleIds[index] ?? 0, at, undefined, index);
      continue;
    }
    const columns = {
      form: forms[index] ?? 0,
      number: numbers[index] ?? null,
      longitude: longitudes[index] ?? null,
      text: texts[index] ?? null,
    };
    take(vehicleIds[index] ?? 0, at, { signal, value: readValue(columns), at }, index);
  }
}
