import type { KafkaLimits } from './kafka-settings';
import type { KafkaRecord } from './message-of-record';

/**
 * Where the chunk that begins at `from` ends: at so many records or bytes, whichever comes first. At least one record.
 * @returns index of the first record after it
 */
export function chunkEnd(
  records: readonly KafkaRecord[],
  from: number,
  { chunkCount, chunkBytes }: Pick<KafkaLimits, 'chunkCount' | 'chunkBytes'>,
): number {
  const most = Math.min(records.length, from + chunkCount);
  let bytes = records[from]?.value?.length ?? 0;
  let to = from + 1;
  while (to < most) {
    bytes += records[to]?.value?.length ?? 0;
    if (bytes > chunkBytes) break;
    to++;
  }
  return to;
}
