import { blankRow, type CopiedRow } from './copied-row';

/** The newest reading of each vehicle and signal, as ingest would have kept it. */
export type Newest = {
  take: (row: CopiedRow) => void;
  /** Gives all of them, by vehicle and signal, in one row that is filled again and again. */
  each: (taker: (row: CopiedRow) => void) => void;
};

const numbers = ['receivedAt', 'keyHigh', 'keyLow', 'batch', 'index', 'upstream', 'form'] as const;

/** @param vehicles the greatest vehicle number */
export function createNewest(vehicles: number, signals: number): Newest {
  const length = (vehicles + 1) * (signals + 1);
  const ats = new Float64Array(length).fill(Number.NEGATIVE_INFINITY);
  const columns = numbers.map((name) => ({ name, values: new Float64Array(length) }));
  const values = new Float64Array(length).fill(Number.NaN);
  const longitudes = new Float64Array(length).fill(Number.NaN);
  const texts = new Map<number, string>();
  const keys = columns.find(({ name }) => name === 'keyHigh')?.values ?? values;
  return {
    take: (row) => {
      const place = row.vehicle * (signals + 1) + row.signal;
      const heldAt = ats[place] ?? 0;
      if (row.at < heldAt || (row.at === heldAt && row.keyHigh < (keys[place] ?? 0))) return;
      ats[place] = row.at;
      for (const { name, values } of columns) values[place] = row[name];
      values[place] = row.number ?? Number.NaN;
      longitudes[place] = row.longitude ?? Number.NaN;
      if (row.text !== null) texts.set(place, row.text);
    },
    each: (taker) => {
      const row = blankRow();
      for (let place = 0; place < length; place += 1) {
        row.at = ats[place] ?? Number.NEGATIVE_INFINITY;
        if (row.at === Number.NEGATIVE_INFINITY) continue;
        row.vehicle = Math.floor(place / (signals + 1));
        row.signal = place % (signals + 1);
        for (const { name, values } of columns) row[name] = values[place] ?? 0;
        const value = values[place] ?? Number.NaN;
        const longitude = longitudes[place] ?? Number.NaN;
        row.number = Number.isNaN(value) ? null : value;
        row.longitude = Number.isNaN(longitude) ? null : longitude;
        row.text = texts.get(place) ?? null;
        taker(row);
      }
    },
  };
}
