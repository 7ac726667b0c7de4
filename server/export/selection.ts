import type { ExportSelection } from '../contract/export';
import type { Signal } from '../contract/signal';
import { describeGeneric, signalOf } from '../contract/signals';
import type { Database } from '../store/database';
import { loadNames } from '../store/names';
import { countReadings, type ReadingRange, type SignalExtent } from '../store/reading-pages';
import { listSignals } from '../store/signal-list';
import type { Snapshot } from '../store/snapshot';
import type { Names } from '../store/stored-reading';

/** What is exported, settled: of which vehicle, which signals, and how much that is. */
export type Selection = {
  vin: string;
  range: ReadingRange;
  /** By signal with readings in the range, in order of the signals' ids. */
  extents: readonly (SignalExtent & { signal: Signal })[];
  rows: number;
  names: Names;
  signalOf: (id: string) => Signal;
};

export type Wanted = Omit<ExportSelection, 'signals'> & { signals?: readonly string[] | undefined };

const byId = (one: { signal: Signal }, other: { signal: Signal }): number =>
  one.signal.id < other.signal.id ? -1 : one.signal.id > other.signal.id ? 1 : 0;

/** The numbers of the signals that a vehicle has ever told of. */
async function loadSignalIds(snapshot: Snapshot, vehicleId: number): Promise<number[]> {
  const rows = await snapshot.query<[number]>('SELECT signal_id FROM latest WHERE vehicle_id = $1', [vehicleId]);
  return rows.map(([id]) => id);
}

/** Everything there is to know of signals: what it is called by its number, and what it means by its id. */
async function loadCatalogue(database: Database): Promise<Pick<Selection, 'names' | 'signalOf'>> {
  const [names, list] = await Promise.all([loadNames(database), listSignals(database)]);
  const known = new Map(list.map((signal) => [signal.id, signal]));
  const plain = (id: string) => describeGeneric(id, { label: id, kind: 'text', unit: null });
  return { names, signalOf: (id) => known.get(id) ?? plain(id) };
}

/**
 * Finds out what a selection comes to, in the picture of the snapshot.
 * @param limit where counting stops: `rows` is greater where there is more
 * @returns null when no vehicle has this VIN; `unknown` are the names that no signal bears
 */
export async function settleSelection(
  database: Database,
  snapshot: Snapshot,
  vin: string,
  { signals, from, to, clock }: Wanted,
  limit: number,
): Promise<{ selection: Selection; unknown: string[] } | null> {
  const [vehicle] = await snapshot.query<[number]>('SELECT id FROM vehicle WHERE vin = $1', [vin]);
  if (vehicle === undefined) return null;
  const [vehicleId] = vehicle;
  const { names, signalOf: describe } = await loadCatalogue(database);
  const keys = new Set(names.signals.values());
  const unknown = (signals ?? []).filter((id) => !keys.has(id) && signalOf(id) === undefined);
  const nameOf = (id: number) => names.signals.get(id) ?? '';
  const told = await loadSignalIds(snapshot, vehicleId);
  const signalIds = signals === undefined ? told : told.filter((id) => signals.includes(nameOf(id)));
  const range: ReadingRange = { vehicleId, signalIds, from, to, clock };
  const counted = await countReadings(snapshot, range, limit);
  const extents = counted.signals
    .map((extent) => ({ ...extent, signal: describe(nameOf(extent.signalId)) }))
    .sort(byId);
  return { selection: { vin, range, extents, rows: counted.rows, names, signalOf: describe }, unknown };
}
