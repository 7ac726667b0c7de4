import type { FastifyReply } from 'fastify';
import { Refused } from '../auth/refused';
import { greatestExportRows } from '../contract/export';
import { type Selection, settleSelection, type Wanted } from '../export/selection';
import { describeError } from '../log/describe-error';
import { openSnapshot, type Snapshot } from '../store/snapshot';
import type { Dependencies } from './dependencies';

/** Each holds a connection of the database for as long as somebody takes what it writes. */
const greatestAtOnce = 4;
const retryAfterSeconds = 10;

/** What a route of exports needs of all of them. */
export type Exports = {
  /**
   * What was asked for, in a snapshot that is there until the answer is given or whoever asked is gone.
   * @throws Refused 404 without the vehicle, 400 with signals that nobody knows, 429 where too many are being made
   */
  settle: (reply: FastifyReply, vin: string, wanted: Wanted) => Promise<{ snapshot: Snapshot; selection: Selection }>;
  /** Answers with a file as it is made. */
  download: (reply: FastifyReply, stream: NodeJS.ReadableStream, name: string, type: string) => FastifyReply;
};

/**
 * Refuses more than one file can have.
 * @throws Refused 400
 */
export function requireFew({ rows }: Selection): void {
  if (rows <= greatestExportRows) return;
  const limit = greatestExportRows.toLocaleString('en');
  throw new Refused(400, `these are more than ${limit} readings: export fewer signals, or a longer time in parts`);
}

/** Exports, so many at once. */
export function createExports({ database, log }: Pick<Dependencies, 'database' | 'log'>): Exports {
  let atOnce = 0;

  const openFor = async (reply: FastifyReply): Promise<Snapshot> => {
    if (atOnce >= greatestAtOnce)
      throw new Refused(429, `${greatestAtOnce} exports are being made: ask again when one is done`, retryAfterSeconds);
    atOnce++;
    const opening = openSnapshot(database);
    const end = () =>
      opening
        .then((snapshot) => snapshot.end())
        .catch((error: unknown) => log.warn(describeError(error), 'an export could not be ended'))
        .finally(() => atOnce--);
    if (reply.raw.destroyed) await end();
    else reply.raw.once('close', () => void end());
    return opening;
  };

  return {
    settle: async (reply, vin, wanted) => {
      const snapshot = await openFor(reply);
      const settled = await settleSelection(database, snapshot, vin, wanted, greatestExportRows);
      if (settled === null) throw new Refused(404, 'no vehicle has this VIN');
      const { selection, unknown } = settled;
      if (unknown.length > 0) throw new Refused(400, `no signal is called ${unknown.slice(0, 10).join(', ')}`);
      return { snapshot, selection };
    },
    download: (reply, stream, name, type) => {
      stream.on('error', (error) => log.warn(describeError(error), 'an export broke off'));
      return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(stream);
    },
  };
}
