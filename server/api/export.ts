import { z } from 'zod';
import { evidenceRequest, exportRequest, exportSelection, exportSize, greatestExportRows } from '../contract/export';
import { vin } from '../contract/http';
import { allows } from '../contract/roles';
import { streamOf } from '../export/stream-of';
import { trackSignals } from '../export/track';
import { fileName, formats, isTrack, writeExport } from '../export/write-export';
import { readProduct } from '../product';
import { noteAction } from '../store/audit';
import { answers } from './answers';
import type { ApiServer, Dependencies } from './dependencies';
import { evidenceOf } from './evidence';
import { createExports, requireFew } from './open-exports';
import { actorOf, requesterOf, signedIn } from './signed-in';

const config = { permission: 'history.export' } as const;
/** What answers HEAD would make the whole file to find out how long it is. */
const exposeHeadRoute = false;
const tags = ['export'];
const params = z.object({ vin });

/** What a vehicle said over a time, as files: for spreadsheets, for maps, and as evidence. */
export function exportRoutes(app: ApiServer, dependencies: Dependencies): void {
  const { database, clock } = dependencies;
  const exports = createExports(dependencies);

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
    async ({ params: { vin }, query }, reply) => {
      const { extents, rows } = (await exports.settle(reply, vin, query)).selection;
      const fixes = extents.find(({ signal }) => signal.id === 'position')?.rows ?? 0;
      return { rows, fixes, limit: greatestExportRows };
    },
  );

  app.get(
    '/api/vehicles/:vin/export',
    {
      config,
      exposeHeadRoute,
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
      const { snapshot, selection } = await exports.settle(reply, vin, wanted);
      requireFew(selection);
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
      return exports.download(reply, streamOf(pieces), fileName(selection, extension), type);
    },
  );

  app.get(
    '/api/vehicles/:vin/evidence',
    {
      config,
      exposeHeadRoute,
      schema: {
        summary: 'All there is of a vehicle over a time, in every format, with a manifest of hashes (zip)',
        tags,
        params,
        querystring: evidenceRequest,
        response: answers(z.unknown().describe('The archive')),
      },
    },
    async (request, reply) => {
      const { params, query } = request;
      const settled = await exports.settle(reply, params.vin, query);
      requireFew(settled.selection);
      const archive = await evidenceOf(dependencies, settled, query, requesterOf(request));
      return exports.download(reply, archive, fileName(settled.selection, 'zip'), 'application/zip');
    },
  );
}
