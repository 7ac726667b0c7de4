import type { FastifyInstance } from 'fastify';
import { Refused } from '../auth/refused';
import { compressedFiles } from './compressed-files';

const types: Record<string, string> = { json: 'application/json; charset=utf-8' };

/**
 * The map that needs no internet: megabytes of JSON that shrink to a quarter. Next would gzip them anew for everybody.
 * Browsers keep them for an hour, and then ask whether they have changed.
 */
export function serveBasemap(app: FastifyInstance, directory: string): void {
  const fileOf = compressedFiles(directory);
  app.get<{ Params: { name: string } }>(
    '/basemap/:name',
    { schema: { hide: true }, config: { permission: 'public' } },
    async (request, reply) => {
      const { name } = request.params;
      const file = await fileOf(name, request.headers['accept-encoding'] ?? '');
      if (file === null) throw new Refused(404, 'there is no such file');
      void reply
        .header('cache-control', 'public, max-age=3600')
        .header('vary', 'accept-encoding')
        .header('etag', file.etag);
      if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
      if (file.encoding !== 'identity') void reply.header('content-encoding', file.encoding);
      return reply.type(types[name.split('.').at(-1) ?? ''] ?? 'text/plain; charset=utf-8').send(file.body);
    },
  );
}
