import { Refused } from '../auth/refused';
import type { Dependencies } from './dependencies';

type Parts = Pick<Dependencies, 'database' | 'held' | 'ingest'>;

/** Ids of the upstreams whose messages can be decoded: those configured, and those of which something is stored still. */
export async function decodableUpstreams({ database, held, ingest }: Parts): Promise<ReadonlySet<string>> {
  const stored = await database.prisma.upstream.findMany({ select: { key: true, kind: true } });
  const all = [...stored.map(({ key, kind }) => ({ id: key, kind })), ...held.states()];
  return new Set(all.filter(({ id, kind }) => ingest.findDecoder(id, kind) !== undefined).map(({ id }) => id));
}

/** @throws Refused 404 when there is no such upstream, or nobody speaks its language any more */
export async function requireUpstream(parts: Parts, id: string): Promise<void> {
  if (!(await decodableUpstreams(parts)).has(id))
    throw new Refused(404, `there is no upstream "${id}" whose messages can be decoded`);
}
