import type { Reading } from '../contract/reading';
import type { VehicleChange } from './change';
import type { Filing } from './filing';
import type { AbsenceRow, KnownUpstream, ReadingRow } from './row';

/** A row as the reading it becomes. */
export function toReading(row: ReadingRow, upstream: string, { batchOf, placeOf }: Filing): Reading {
  const reading: Reading = {
    signal: row.signal,
    value: row.value,
    at: row.at,
    timeSource: row.timeSource,
    receivedAt: row.receivedAt,
    upstream,
    message: `${batchOf(row.messageIndex)}.${placeOf(row.messageIndex)}`,
  };
  if (row.claimedAt !== undefined) reading.claimedAt = row.claimedAt;
  return reading;
}

/** What a committed batch made newest, vehicle by vehicle: what browsers are told. */
export function toChanges(
  newest: readonly ReadingRow[],
  absences: readonly AbsenceRow[],
  upstream: KnownUpstream,
  filing: Filing,
): VehicleChange[] {
  const changes = new Map<number, VehicleChange>();
  const changeOf = ({ vehicleId, vin }: { vehicleId: number; vin: string }): VehicleChange => {
    let change = changes.get(vehicleId);
    if (change === undefined) {
      change = { id: vehicleId, vin, readings: [], absences: [], lastAt: null, lastReceivedAt: null };
      changes.set(vehicleId, change);
    }
    return change;
  };
  for (const row of newest) {
    const change = changeOf(row);
    change.readings.push(toReading(row, upstream.id, filing));
    if (change.lastAt === null || row.at > change.lastAt) change.lastAt = row.at;
    if (change.lastReceivedAt === null || row.receivedAt > change.lastReceivedAt)
      change.lastReceivedAt = row.receivedAt;
  }
  for (const row of absences) {
    const { signal, reason, description, at } = row;
    const message = `${filing.batchOf(row.messageIndex)}.${filing.placeOf(row.messageIndex)}`;
    changeOf(row).absences.push({ signal, reason, description, at, upstream: upstream.id, message });
  }
  return [...changes.values()];
}
