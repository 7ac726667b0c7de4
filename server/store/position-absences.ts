import type { Absence } from '../contract/reading';
import type { Database } from './database';
import { toAbsence } from './stored-absence';
import type { Names } from './stored-reading';

/**
 * Why vehicles have no position, as said after `from` (null: ever) and by `to`, oldest first, by vehicle. Only the newest
 * reason of each source is kept: one that was told by then and has been followed by another since is not there.
 */
export async function positionAbsences(
  { prisma }: Database,
  names: Names,
  { from, to }: { from: number | null; to: number },
): Promise<Map<number, Absence[]>> {
  const positions = [...names.signals].filter(([, key]) => key === 'position').map(([id]) => id);
  const rows = await prisma.absence.findMany({
    where: { signalId: { in: positions }, at: { lte: new Date(to), ...(from === null ? {} : { gt: new Date(from) }) } },
    orderBy: [{ at: 'asc' }, { messageKey: 'asc' }],
  });
  const byVehicle = new Map<number, Absence[]>();
  for (const row of rows) {
    const told = byVehicle.get(row.vehicleId) ?? [];
    told.push(toAbsence(row, names));
    byVehicle.set(row.vehicleId, told);
  }
  return byVehicle;
}
