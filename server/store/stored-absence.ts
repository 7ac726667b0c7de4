import type { Absence } from '../contract/reading';
import type { Absence as StoredAbsence } from '../generated/prisma/client';
import type { Names } from './stored-reading';

/** A stored row as the absence it was. */
export function toAbsence(row: StoredAbsence, names: Names): Absence {
  return {
    signal: names.signals.get(row.signalId) ?? '',
    reason: row.reason,
    description: row.description,
    at: row.at.getTime(),
    upstream: names.upstreams.get(row.upstreamId) ?? '',
    message: `${row.batchId}.${row.messageIndex}`,
  };
}
