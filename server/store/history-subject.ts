import type { Signal } from '../contract/signal';
import { signalOf } from '../contract/signals';
import type { Database } from './database';
import { loadNames } from './names';
import { describeStored } from './signal-list';
import type { Names } from './stored-reading';

/** A signal that is asked about; without a number nobody has ever told it. */
export type AskedSignal = { id: number | null; signal: Signal };

/** What a question about a history is about. */
export type HistorySubject = {
  vehicleId: number;
  /** In the order asked for. */
  signals: AskedSignal[];
  /** Those asked for that are no signals at all. */
  unknown: string[];
  names: Names;
};

/** Finds a vehicle and signals by what they are called; null when no vehicle has this VIN. */
export async function findHistorySubject(
  database: Database,
  vin: string,
  signalIds: readonly string[],
): Promise<HistorySubject | null> {
  const [vehicle, stored, names] = await Promise.all([
    database.prisma.vehicle.findUnique({ where: { vin }, select: { id: true } }),
    database.prisma.signal.findMany({ where: { key: { in: [...signalIds] } } }),
    loadNames(database),
  ]);
  if (vehicle === null) return null;
  const byKey = new Map(stored.map((row) => [row.key, { id: row.id, signal: describeStored(row) }]));
  const signals: AskedSignal[] = [];
  const unknown: string[] = [];
  for (const id of signalIds) {
    const listed = signalOf(id);
    const asked = byKey.get(id) ?? (listed === undefined ? undefined : { id: null, signal: listed });
    if (asked === undefined) unknown.push(id);
    else signals.push(asked);
  }
  return { vehicleId: vehicle.id, signals, unknown, names };
}
