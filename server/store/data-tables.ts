import type { DataClass } from '../contract/storage';
import type { PartitionedTable } from './partitions';

/** Where a class of data lies: in a partitioned table, or in one that rows are deleted from; and what goes along with it. */
export const dataTables = {
  messages: { partitioned: 'message_batch', plain: ['quarantine', 'untimed_message'] },
  readings: { partitioned: 'reading', plain: [] },
  rollups: { partitioned: 'reading_rollup', plain: [] },
  trips: { partitioned: null, plain: ['trip'] },
  audit: { partitioned: null, plain: ['audit'] },
} as const satisfies Record<DataClass, { partitioned: PartitionedTable | null; plain: readonly string[] }>;
