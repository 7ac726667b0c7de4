import type { Database } from './database';
import type { Names } from './stored-reading';

/** Reads what signals and upstreams are called. There are some hundreds: rows are joined with them here, not there. */
export async function loadNames({ prisma }: Database): Promise<Names> {
  const [signals, upstreams] = await Promise.all([
    prisma.signal.findMany({ select: { id: true, key: true } }),
    prisma.upstream.findMany({ select: { id: true, key: true } }),
  ]);
  return {
    signals: new Map(signals.map(({ id, key }) => [id, key])),
    upstreams: new Map(upstreams.map(({ id, key }) => [id, key])),
  };
}
