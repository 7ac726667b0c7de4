import { type DataClass, dataClasses, type Retention } from '../contract/storage';
import type { Database } from './database';

/** The job that drops what is too old of a class; of readings, its `through` says what has been dropped. */
export const retentionJob = (dataClass: DataClass): string => `retention-${dataClass}`;

const forGood: Retention = { messages: null, readings: null, rollups: null, trips: null, audit: null };

/** What holds now. */
export async function loadRetention({ prisma }: Database): Promise<Retention> {
  const rows = await prisma.retention.findMany();
  const kept = new Map(rows.map((row) => [row.class, row.days]));
  return Object.assign({}, forGood, Object.fromEntries(dataClasses.map((one) => [one, kept.get(one) ?? null])));
}

/** Sets for how long each class is kept where nothing was ever set: afterwards people change it, and settings do not. */
export async function beginRetention({ prisma }: Database, first: Retention): Promise<void> {
  const data = dataClasses.map((one) => ({ class: one, days: first[one] }));
  await prisma.retention.createMany({ data, skipDuplicates: true });
}

/** Keeps a class for so many days from now on. */
export async function changeRetention(
  { prisma }: Database,
  { class: dataClass, days, by }: { class: DataClass; days: number | null; by: string },
): Promise<void> {
  const kept = { days, changedAt: new Date(), changedBy: by };
  await prisma.retention.upsert({
    where: { class: dataClass },
    create: { class: dataClass, ...kept },
    update: kept,
  });
}
