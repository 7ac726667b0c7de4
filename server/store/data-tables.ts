import type { DataClass } from '../contract/storage';
import type { PartitionedTable } from './partitions';

type Place = {
  /** Its rows are what people count. */
  partitioned: PartitionedTable | null;
  /** Rows are deleted from these. */
  plain: readonly string[];
  /** Partitioned, too: what is made from the first, and goes along with it. */
  along: readonly PartitionedTable[];
};

/** Where a class of data lies: in a partitioned table, or in one that rows are deleted from; and what goes along with it. */
export const dataTables = {
  messages: { partitioned: 'message_batch', plain: ['quarantine', 'untimed_message'], along: [] },
  readings: { partitioned: 'reading', plain: [], along: ['keyframe_state'] },
  rollups: { partitioned: 'reading_rollup', plain: [], along: [] },
  trips: { partitioned: null, plain: ['trip'], along: [] },
  audit: { partitioned: null, plain: ['audit', 'command', 'command_step', 'command_bulk'], along: [] },
} as const satisfies Record<DataClass, Place>;
