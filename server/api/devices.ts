import { z } from 'zod';
import {
  type Device,
  deviceImport,
  deviceImportRequest,
  deviceMapping,
  devicePage,
  deviceRedecode,
  deviceSearch,
  mappedDevice,
} from '../contract/devices';
import { redecodeStep } from '../contract/quarantine';
import { noteAction } from '../store/audit';
import { listDevices, loadDevice } from '../store/device-list';
import { findKnownVins, listDecodable, loadMappings } from '../store/device-mappings';
import { answers } from './answers';
import { decodableUpstreams, requireUpstream } from './decodable-upstreams';
import type { ApiServer, Dependencies } from './dependencies';
import { readDeviceCsv, writeDeviceCsv } from './device-csv';
import { importedVins } from './imported-vins';
import { actorOf, signedIn } from './signed-in';

const greatestCsv = 5 * 1024 * 1024;
const tags = ['devices'];

const mappedAs = ({ vin, isIgnored }: Pick<Device, 'vin' | 'isIgnored'>) => ({ vin, isIgnored });

/** What upstreams' own device ids stand for. People map them here, before or after a device is first heard of. */
export function deviceRoutes(app: ApiServer, dependencies: Dependencies): void {
  const { database, ingest, log } = dependencies;
  const read = { permission: 'device.read' } as const;
  const edit = { permission: 'device.edit' } as const;

  /** The database is told of receipts once a minute. */
  const upToDate = (device: Device): Device => {
    const { lastSeenAt } = device;
    const heardAt = ingest.lastHeardAt(device);
    return heardAt === null ? device : { ...device, lastSeenAt: Math.max(lastSeenAt ?? heardAt, heardAt) };
  };

  app.get(
    '/api/devices',
    {
      config: read,
      schema: {
        summary: 'Devices of all upstreams, mapped or not',
        tags,
        querystring: deviceSearch,
        response: answers(devicePage),
      },
    },
    async (request) => {
      const page = await listDevices(database, request.query);
      return { ...page, devices: page.devices.map(upToDate) };
    },
  );

  app.put(
    '/api/devices',
    {
      config: edit,
      schema: {
        summary: 'Say which vehicle a device is in, and begin to decode what waited for that',
        tags,
        body: deviceMapping,
        response: answers(mappedDevice),
      },
    },
    async (request) => {
      const mapping = request.body;
      const { upstream, device, vin, isIgnored } = mapping;
      const { userId, name: by } = signedIn(request);
      await requireUpstream(dependencies, upstream);
      const before = await loadDevice(database, mapping);
      await ingest.mapDevice({ ...mapping, by });
      await noteAction(database, {
        ...actorOf(request),
        action: 'device.map',
        subject: `${upstream}/${device}`,
        detail: { before: before === null ? null : mappedAs(before), after: mappedAs(mapping) },
      });
      const redecoded =
        vin === null || isIgnored
          ? { looked: 0, settled: 0, remaining: 0, cursor: null }
          : await ingest.redecode({ upstream, verdict: 'unmapped', device, by });
      log.info({ user: userId, by, upstream, device, vin, isIgnored, settled: redecoded.settled }, 'device mapped');
      const kept = await loadDevice(database, mapping);
      if (kept === null) throw new Error(`device ${device} was mapped a moment ago and is gone`);
      return { device: upToDate(kept), redecoded };
    },
  );

  app.post(
    '/api/devices/redecode',
    {
      config: edit,
      schema: {
        summary: 'Decode more of what waited for a mapping',
        tags,
        body: deviceRedecode,
        response: answers(redecodeStep),
      },
    },
    async (request) => {
      const { userId, name: by } = signedIn(request);
      const { upstream, device } = request.body;
      await requireUpstream(dependencies, upstream);
      if (request.body.cursor === undefined) {
        const subject = device === undefined ? upstream : `${upstream}/${device}`;
        await noteAction(database, { ...actorOf(request), action: 'device.decode', subject });
      }
      const step = await ingest.redecode({ ...request.body, verdict: 'unmapped', by });
      log.info({ user: userId, by, upstream, device, looked: step.looked, settled: step.settled }, 'decoded again');
      return step;
    },
  );

  app.get(
    '/api/devices.csv',
    { config: read, schema: { summary: 'All devices as CSV', tags, response: answers(z.string()) } },
    async (_request, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="devices.csv"')
        .send(writeDeviceCsv(await loadMappings(database))),
  );

  app.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.post(
    '/api/devices.csv',
    {
      config: edit,
      bodyLimit: greatestCsv,
      schema: {
        summary: 'Map the devices of a CSV file: all of it, or nothing where a line has a problem',
        tags,
        consumes: ['text/csv'],
        querystring: deviceImportRequest,
        body: z.string({ error: 'expected a CSV file, sent as text/csv' }).min(1, 'expected a CSV file, got nothing'),
        response: answers(deviceImport),
      },
    },
    async (request) => {
      const { userId, name: by } = signedIn(request);
      const known = await decodableUpstreams(dependencies);
      const read = readDeviceCsv(request.body, known);
      const { problems } = read;
      const nothing = { isApplied: false, added: 0, changed: 0, unchanged: 0, problems, warnings: [], upstreams: [] };
      if (problems.length > 0) return nothing;
      const vins = new Set(read.mappings.flatMap(({ vin }) => vin ?? []));
      const { mappings, warnings } = importedVins(read.mappings, read.lines, await findKnownVins(database, vins));
      if (warnings.length > 0 && request.query.ask === 'yes') return { ...nothing, warnings };
      const counts = await ingest.importDevices(mappings, by);
      const detail = { ...counts, lines: mappings.length };
      await noteAction(database, { ...actorOf(request), action: 'device.import', subject: 'devices.csv', detail });
      log.info({ user: userId, by, ...counts }, 'devices imported');
      const upstreams = (await listDecodable(database)).filter((id) => known.has(id));
      return { isApplied: true, ...counts, problems, warnings, upstreams };
    },
  );
}
