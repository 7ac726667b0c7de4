import type { Database } from './database';

/** The upstreams that people want held still, by id: who, and since when. */
export async function loadPausedUpstreams({
  prisma,
}: Database): Promise<ReadonlyMap<string, { by: string; at: number }>> {
  const rows = await prisma.upstream.findMany({
    where: { pausedAt: { not: null } },
    select: { key: true, pausedAt: true, pausedBy: true },
  });
  return new Map(
    rows.map(({ key, pausedAt, pausedBy }) => [key, { by: pausedBy ?? '', at: pausedAt?.getTime() ?? 0 }]),
  );
}

/** Notes who pauses an upstream now; null: nobody any more. */
export async function keepPause(
  { prisma }: Database,
  { id, kind }: { id: string; kind: string },
  by: string | null,
): Promise<void> {
  const pause = { pausedAt: by === null ? null : new Date(), pausedBy: by };
  await prisma.upstream.upsert({ where: { key: id }, create: { key: id, kind, ...pause }, update: pause });
}
