import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Refused } from '../auth/refused';
import { evidenceRequest, exportRequest, exportSelection, exportSize, greatestExportRows } from '../contract/export';
import { vin } from '../contract/http';
import { allows } from '../contract/roles';
import { writeEvidence } from '../export/evidence';
import { type Selection, settleSelection, type Wanted } from '../export/selection';
import { streamOf } from '../export/stream-of';
import { trackSignals } from '../export/track';
import { fileName, formats, isTrack, writeExport } from '../export/write-export';
import { describeError } from '../log/describe-error';
import { readProduct } from '../product';
import { noteAction } from '../store/audit';
import { openSnapshot, type Snapshot } from '../store/snapshot';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { actorOf, signedIn } from './signed-in';
import { tellAllTrips } from './tell-trips';

const config = { permission: 'history.export' } as const;
const tags = ['export'];
const params = z.object({ vin });
/** Each holds a connection of the database for as long as somebody takes what it writes. */
const greatestAtOnce = 4;
const retryAfterSeconds = 10;

/** Refuses what nobody can export. */
function requireExportable(settled: Awaited<ReturnType<typeof settleSelection>>): Selection {
  if (settled === null) throw new Refused(404, 'no vehicle has this VIN');
  const { selection, unknown } = settled;
  if (unknown.length > 0) throw new Refused(400, `no signal is called ${unknown.slice(0, 10).join(', ')}`);
  if (selection.rows > greatestExportRows)
    throw new Refused(
      400,
      `these are more than ${greatestExportRows.toLocaleString('en')} readings: export fewer signals, or a longer time in parts`,
    );
  return selection;
}

/** What a vehicle said over a time, as files: for spreadsheets, for maps, and as evidence. */
export function exportRoutes(app: ApiServer, { database, clock, log }: Dependencies): void {
  let atOnce = 0;

  /** A snapshot for as long as the answer lasts: when it is given or whoever asked is gone, the connection is back. */
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

  const settle = async (reply: FastifyReply, vin: string, wanted: Wanted) => {
    const snapshot = await openFor(reply);
    return { snapshot, settled: await settleSelection(database, snapshot, vin, wanted, greatestExportRows) };
  };

  const download = (reply: FastifyReply, stream: NodeJS.ReadableStream, name: string, type: string): FastifyReply => {
    stream.on('error', (error) => log.warn(describeError(error), 'an export broke off'));
    return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(stream);
  };

  app.get(
    '/api/vehicles/:vin/export/size',
    {
      config,
      schema: {
        summary: 'How many readings an export would have',
        tags,
        params,
        querystring: exportSelection,
        response: answers(exportSize),
      },
    },
    async (request, reply) => {
      const { settled } = await settle(reply, request.params.vin, request.query);
      if (settled === null) throw new Refused(404, 'no vehicle has this VIN');
      const { extents, rows } = settled.selection;
      const fixes = extents.find(({ signal }) => signal.id === 'position')?.rows ?? 0;
      return { rows, fixes, limit: greatestExportRows };
    },
  );

  app.get(
    '/api/vehicles/:vin/export',
    {
      config,
      // What answers HEAD would make the whole file to find out how long it is.
      exposeHeadRoute: false,
      schema: {
        summary: 'Readings of a vehicle as CSV, GPX, GeoJSON or NDJSON',
        tags,
        params,
        querystring: exportRequest,
        response: answers(z.unknown().describe('The file')),
      },
    },
    async (request, reply) => {
      const { vin } = request.params;
      const { format, layout, signals, ...range } = request.query;
      const wanted = { ...range, signals: isTrack(format) ? trackSignals : signals };
      const { snapshot, settled } = await settle(reply, vin, wanted);
      const selection = requireExportable(settled);
      const detail = { format, ...range, ...(signals === undefined ? {} : { signals }), rows: selection.rows };
      await noteAction(database, { ...actorOf(request), action: 'history.export', subject: vin, detail });
      const pieces = writeExport(snapshot, selection, {
        format,
        layout,
        hasMessages: allows(signedIn(request).role, 'message.read'),
        madeAt: clock(),
        creator: `Motorcade ${readProduct().version}`,
      });
      const { type, extension } = formats[format];
      return download(reply, streamOf(pieces), fileName(selection, extension), type);
    },
  );

  app.get(
    '/api/vehicles/:vin/evidence',
    {
      config,
      exposeHeadRoute: false,
      schema: {
        summary: 'All there is of a vehicle over a time, in every format, with a manifest of hashes (zip)',
        tags,
        params,
        querystring: evidenceRequest,
        response: answers(z.unknown().describe('The archive')),
      },
    },
    async (request, reply) => {
      const { vin } = request.params;
      const { query } = request;
      const { name, role } = signedIn(request);
      const { snapshot, settled } = await settle(reply, vin, query);
      const selection = requireExportable(settled);
      const note = (detail: Record<string, unknown>) =>
        noteAction(database, { ...actorOf(request), action: 'evidence.export', subject: vin, detail });
      await note({ ...query, rows: selection.rows });
      const archive = writeEvidence(snapshot, {
        selection,
        request: query,
        loadTrips: () => tellAllTrips({ database, clock }, vin, query),
        product: { name: 'Motorcade', ...readProduct() },
        madeBy: { name, role },
        madeAt: clock(),
        hasMessages: allows(role, 'message.read'),
        onManifest: ({ sha256 }) =>
          void note({ ...query, manifest: sha256 }).catch((error: unknown) =>
            log.error(describeError(error), 'the hash of an evidence pack could not be noted'),
          ),
      });
      return download(reply, streamOf(archive), fileName(selection, 'zip'), 'application/zip');
    },
  );
}
