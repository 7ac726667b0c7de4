import type { Absence, Reading } from '../contract/reading';
import type { Database } from './database';
import { loadNames } from './names';
import { toAbsence } from './stored-absence';
import { type Names, readingColumns, type StoredReading, toReading } from './stored-reading';

/** Vehicles read at a time: enough to be quick, few enough to hold. */
const pageSize = 1_000;

type Vehicle = { id: number; vin: string; name: string | null; model: string | null };

/** Everything that is newest about one vehicle. */
export type LoadedVehicle = {
  id: number;
  vin: string;
  readings: Reading[];
  /** Why it has no (newer) position, by upstream: what the fleet list has to tell. */
  absences: Absence[];
  /** Newest event time and newest receive time over all signals, epoch milliseconds; null before the first. */
  lastAt: number | null;
  lastReceivedAt: number | null;
};

/** Whoever takes the fleet in: names first, then what is known of them. */
export type FleetTaker = {
  name: (vehicles: readonly Vehicle[]) => void;
  apply: (vehicles: readonly LoadedVehicle[]) => void;
};

async function loadPage({ prisma, pool }: Database, names: Names, after: number) {
  const vehicles = await prisma.vehicle.findMany({
    where: { id: { gt: after } },
    orderBy: { id: 'asc' },
    take: pageSize,
    select: { id: true, vin: true, name: true, model: true },
  });
  const last = vehicles.at(-1)?.id ?? after;
  const positions = [...names.signals].filter(([, key]) => key === 'position').map(([id]) => id);
  const [{ rows }, absences] = await Promise.all([
    pool.query<StoredReading>({
      name: 'load-fleet',
      text: `SELECT ${readingColumns('latest')} FROM latest WHERE vehicle_id > $1 AND vehicle_id <= $2`,
      values: [after, last],
      rowMode: 'array',
    }),
    prisma.absence.findMany({ where: { vehicleId: { gt: after, lte: last }, signalId: { in: positions } } }),
  ]);
  return { vehicles, rows, absences, last };
}

type Page = Awaited<ReturnType<typeof loadPage>>;

function gather({ vehicles, rows, absences }: Page, names: Names): LoadedVehicle[] {
  const loaded = new Map<number, LoadedVehicle>();
  for (const { id, vin } of vehicles)
    loaded.set(id, { id, vin, readings: [], absences: [], lastAt: null, lastReceivedAt: null });
  for (const row of rows) {
    const vehicle = loaded.get(row[0]);
    if (vehicle === undefined) continue;
    const reading = toReading(row, names);
    vehicle.readings.push(reading);
    vehicle.lastAt = Math.max(vehicle.lastAt ?? 0, reading.at);
    vehicle.lastReceivedAt = Math.max(vehicle.lastReceivedAt ?? 0, reading.receivedAt);
  }
  for (const row of absences) loaded.get(row.vehicleId)?.absences.push(toAbsence(row, names));
  return [...loaded.values()];
}

/** Reads the whole fleet, a page at a time, and gives it to the taker. The next page loads while one is taken in. */
export async function loadFleet(database: Database, taker: FleetTaker): Promise<void> {
  const names = await loadNames(database);
  let loading = loadPage(database, names, 0);
  for (;;) {
    const page = await loading;
    if (page.vehicles.length === 0) return;
    loading = loadPage(database, names, page.last);
    taker.name(page.vehicles);
    taker.apply(gather(page, names));
  }
}
