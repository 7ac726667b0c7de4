import { days, hours } from '../contract/duration';
import type { DataClass } from '../contract/storage';
import type { Database } from './database';
import type { ClassSize } from './storage-size';

/** Growth is told of so long a time at most, and from so short a time at least. */
const longestMs = days(7);
const shortestMs = hours(1);
const keptMs = days(90);

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

/** By how many bytes a day each class has grown over the last week; not told before there is an hour to tell from. */
export async function loadGrowth(
  { prisma }: Database,
  sizes: readonly ClassSize[],
  now: number,
): Promise<Map<DataClass, number>> {
  const samples = await prisma.storageSample.findMany({
    where: { at: { gte: new Date(now - longestMs) } },
    distinct: ['class'],
    orderBy: [{ class: 'asc' }, { at: 'asc' }],
  });
  const first = new Map(samples.map((sample) => [sample.class, sample]));
  const growth = new Map<DataClass, number>();
  for (const size of sizes) {
    const sample = first.get(size.class);
    const span = now - (sample?.at.getTime() ?? now);
    if (sample !== undefined && span >= shortestMs)
      growth.set(size.class, ((size.bytes - Number(sample.bytes)) * days(1)) / span);
  }
  return growth;
}
