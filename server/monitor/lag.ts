import type { Percentiles } from '../contract/connections';
import { add, empty, emptyHistogram, type Histogram, quantile } from './histogram';

/** Minutes that count as now, the current one among them. */
const kept = 5;

/** How long something takes: of late by minute, and since the start. */
export type Lag = {
  /** @param minute epoch minutes; one that is over since long counts only for the whole */
  record: (minute: number, milliseconds: number, times?: number) => void;
  /** Of the last five minutes before the end of `minute`. */
  percentiles: (minute: number) => Percentiles | null;
  total: Histogram;
};

/** Makes a measure of one thing that takes time. */
export function createLag(): Lag {
  const total = emptyHistogram();
  const slots = Array.from({ length: kept }, () => ({ minute: -1, histogram: emptyHistogram() }));
  return {
    record: (minute, milliseconds, times = 1) => {
      add(total, milliseconds, times);
      const slot = slots[minute % kept];
      if (slot === undefined || slot.minute > minute) return;
      if (slot.minute < minute) {
        slot.minute = minute;
        empty(slot.histogram);
      }
      add(slot.histogram, milliseconds, times);
    },
    percentiles: (minute) => {
      const recent = slots.filter((slot) => slot.minute > minute - kept).map(({ histogram }) => histogram);
      const [p50, p95] = [quantile(recent, 0.5), quantile(recent, 0.95)];
      return p50 === null || p95 === null ? null : { p50, p95 };
    },
    total,
  };
}
