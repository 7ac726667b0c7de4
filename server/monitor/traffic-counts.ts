import type { Traffic } from '../contract/connections';
import { minutes } from '../contract/duration';
import { type Verdict, verdicts } from '../contract/message';
import { verdictCodes } from '../store/verdict-code';

/** Minutes that are kept. */
const kept = 60;
/** A place for each code of a verdict; the codes begin with 1. */
const codes = Math.max(...Object.values(verdictCodes)) + 1;

/** What one upstream sent: in the last hour by minute of receipt, and since the start. */
export type TrafficCounts = {
  /** @param minute epoch minutes; @param code of the verdict, see server/store/verdict-code.ts */
  record: (minute: number, bytes: number, code: number) => void;
  /** Adds messages from before the start to their minute, not to the totals. Their bytes are not known. */
  recall: (minute: number, code: number, count: number) => void;
  /** The hour that ends with `minute`. */
  hour: (minute: number) => Traffic;
  totals: () => { received: number; bytes: number; verdicts: Record<Verdict, number> };
};

/** Makes the counts of one upstream. */
export function createTrafficCounts(): TrafficCounts {
  const total = { received: 0, bytes: 0 };
  const totalByCode = new Float64Array(codes);
  /** Which minute each place of the ring is about. */
  const minuteAt = new Float64Array(kept).fill(-1);
  const received = new Float64Array(kept);
  const bytesAt = new Float64Array(kept);
  const byCode = new Float64Array(kept * codes);

  /** What the ring says of each minute of an hour; nothing of those that were quiet. */
  const listed = (minute: number, counts: Float64Array, stride = 1, offset = 0): number[] =>
    Array.from({ length: kept }, (_, index) => {
      const wanted = minute - kept + 1 + index;
      const place = wanted % kept;
      return minuteAt[place] === wanted ? (counts[place * stride + offset] ?? 0) : 0;
    });

  function add(minute: number, bytes: number, code: number, count: number): void {
    const place = minute % kept;
    const held = minuteAt[place] ?? -1;
    // Received more than an hour before it could be committed: its minute is not shown any more.
    if (held > minute) return;
    if (held < minute) {
      minuteAt[place] = minute;
      received[place] = 0;
      bytesAt[place] = 0;
      byCode.fill(0, place * codes, (place + 1) * codes);
    }
    received[place] = (received[place] ?? 0) + count;
    bytesAt[place] = (bytesAt[place] ?? 0) + bytes;
    const at = place * codes + code;
    byCode[at] = (byCode[at] ?? 0) + count;
  }

  return {
    record: (minute, bytes, code) => {
      total.received += 1;
      total.bytes += bytes;
      totalByCode[code] = (totalByCode[code] ?? 0) + 1;
      add(minute, bytes, code, 1);
    },
    recall: (minute, code, count) => add(minute, 0, code, count),
    hour: (minute) => ({
      since: minutes(minute - kept + 1),
      received: listed(minute, received),
      bytes: listed(minute, bytesAt),
      verdicts: byVerdict((code) => listed(minute, byCode, codes, code)),
    }),
    totals: () => ({ ...total, verdicts: byVerdict((code) => totalByCode[code] ?? 0) }),
  };
}

function byVerdict<Count>(countOf: (code: number) => Count): Record<Verdict, Count> {
  const entries = verdicts.map((verdict) => [verdict, countOf(verdictCodes[verdict])] as const);
  // Every verdict is among the entries.
  return Object.fromEntries(entries) as Record<Verdict, Count>;
}
