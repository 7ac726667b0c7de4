import { days, minutes } from '../contract/duration';
import type { DataClass } from '../contract/storage';
import type { Database } from './database';
import type { ClassSize } from './storage-size';

/** Growth is told of so long a time at most, and from so short a time at least. */
const longestMs = days(7);
const shortestMs = minutes(5);
const keptMs = days(90);

/** By how many bytes a day a class grew, and over how long a time that was seen, milliseconds. */
export type Growth = { bytesPerDay: number; seenMs: number };

/** Keeps how large each class is now, and forgets what nobody looks back to. */
export async function keepSample({ prisma }: Database, sizes: readonly ClassSize[], now: number): Promise<void> {
  const data = sizes.map((size) => ({
    at: new Date(now),
    class: size.class,
    rows: BigInt(Math.round(size.rows)),
    bytes: BigInt(Math.round(size.bytes)),
  }));
  await prisma.storageSample.createMany({ data, skipDuplicates: true });
  await prisma.storageSample.deleteMany({ where: { at: { lt: new Date(now - keptMs) } } });
}

/** How each class has grown over the last week, or since it was first measured; not told of the first few minutes. */
export async function loadGrowth(
  { prisma }: Database,
  sizes: readonly ClassSize[],
  now: number,
): Promise<Map<DataClass, Growth>> {
  const samples = await prisma.storageSample.findMany({
    where: { at: { gte: new Date(now - longestMs) } },
    distinct: ['class'],
    orderBy: [{ class: 'asc' }, { at: 'asc' }],
  });
  const first = new Map(samples.map((sample) => [sample.class, sample]));
  const growth = new Map<DataClass, Growth>();
  for (const size of sizes) {
    const sample = first.get(size.class);
    const seenMs = now - (sample?.at.getTime() ?? now);
    if (sample !== undefined && seenMs >= shortestMs)
      growth.set(size.class, { bytesPerDay: ((size.bytes - Number(sample.bytes)) * days(1)) / seenMs, seenMs });
  }
  return growth;
}
