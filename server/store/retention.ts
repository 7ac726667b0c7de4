import { days } from '../contract/duration';
import { type DataClass, dataClasses, type Retention } from '../contract/storage';
import { dataTables } from './data-tables';
import type { Database } from './database';
import { listPartitions } from './partition-list';

/** The job that drops what is too old of a class; of readings, its `through` says what has been dropped. */
export const retentionJob = (dataClass: DataClass): string => `retention-${dataClass}`;

const forGood: Retention = { messages: null, readings: null, rollups: null, trips: null, audit: null };

/** What holds now. */
export async function loadRetention({ prisma }: Database): Promise<Retention> {
  const rows = await prisma.retention.findMany();
  const kept = new Map(rows.map((row) => [row.class, row.days]));
  return Object.assign({}, forGood, Object.fromEntries(dataClasses.map((one) => [one, kept.get(one) ?? null])));
}

/** Whether there is something that would be dropped at once if a class were kept for so many days. */
async function holdsOlder({ pool }: Database, dataClass: DataClass, count: number | null, now: number) {
  const { partitioned } = dataTables[dataClass];
  if (partitioned === null || count === null) return false;
  return (await listPartitions(pool, partitioned)).some(({ to }) => to <= now - days(count));
}

/**
 * Sets for how long each class is kept where nothing was ever set: afterwards people change it, and settings do not. What is
 * there already and would be dropped at once was kept for good so far: it stays so until somebody says otherwise.
 * @param now epoch milliseconds
 * @returns the classes that are kept for good because of that
 */
export async function beginRetention(database: Database, first: Retention, now: number): Promise<DataClass[]> {
  const set = await database.prisma.retention.findMany({ select: { class: true } });
  const unset = dataClasses.filter((one) => !set.some((row) => row.class === one));
  const spared: DataClass[] = [];
  for (const one of unset) if (await holdsOlder(database, one, first[one], now)) spared.push(one);
  // Rollups are kept at least as long as readings.
  if (spared.includes('readings') && unset.includes('rollups') && !spared.includes('rollups')) spared.push('rollups');
  const data = unset.map((one) => ({ class: one, days: spared.includes(one) ? null : first[one] }));
  await database.prisma.retention.createMany({ data, skipDuplicates: true });
  return spared;
}

/** Keeps a class for so many days from now on. */
export async function changeRetention(
  { prisma }: Database,
  { class: dataClass, days: count, by }: { class: DataClass; days: number | null; by: string },
): Promise<void> {
  const kept = { days: count, changedAt: new Date(), changedBy: by };
  await prisma.retention.upsert({
    where: { class: dataClass },
    create: { class: dataClass, ...kept },
    update: kept,
  });
}
