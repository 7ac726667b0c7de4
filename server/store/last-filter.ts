import type { Database } from './database';

/** The topic filter each upstream last subscribed with, by the upstream's id. */
export async function loadLastFilters({ prisma }: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await prisma.upstream.findMany({ select: { key: true, lastFilter: true } });
  return new Map(rows.flatMap(({ key, lastFilter }) => (lastFilter === null ? [] : [[key, lastFilter] as const])));
}

/** Notes the filter an upstream is subscribed with now. */
export async function keepLastFilter(
  { prisma }: Database,
  { id, kind, filter }: { id: string; kind: string; filter: string },
): Promise<void> {
  await prisma.upstream.upsert({
    where: { key: id },
    create: { key: id, kind, lastFilter: filter },
    update: { lastFilter: filter },
  });
}
