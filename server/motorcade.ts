import { join } from 'node:path';
import type { Logger } from 'pino';
import { createAuth } from './auth/auth';
import { createCommands } from './commands/commands';
import type { Config } from './config';
import { hours } from './contract/duration';
import { type Demo, startDemo } from './demo/demo';
import { decodeWaiting, newDevices, readDevicesFile } from './first-devices';
import { createHttpServer } from './http/create-http-server';
import { openPages } from './http/pages';
import { createIngest } from './ingest/ingest';
import { openKeep } from './keep/keep';
import { createFleetPicture } from './live/fleet-picture';
import { createLive } from './live/live';
import { createMonitor } from './monitor/monitor';
import { openStore } from './open-store';
import { readyLines } from './ready-lines';
import { readOrMakeSecret } from './secret-file';
import type { Shutdown } from './shutdown';
import { toCommand } from './store/command-row';
import { editVehicle } from './store/edit-vehicle';
import { keepLastFilter, loadLastFilters } from './store/last-filter';
import { loadFleet } from './store/load-fleet';
import { nameVehicles } from './store/name-vehicles';
import { keepPause, loadPausedUpstreams } from './store/paused-upstreams';
import { loadRecentTraffic } from './store/recent-traffic';
import { listSignals } from './store/signal-list';
import { loadMessage } from './store/stored-message';
import { loadVehicleState } from './store/vehicle-state';
import { decoderOf } from './upstreams';
import { holdUpstreams } from './upstreams/hold-upstreams';
import { readUpstreamsFile } from './upstreams-file/read-upstreams-file';

/** The demo fleet; MOBITO's part of it goes through the Kafka of the settings where there is one. */
function startDemoOf({ dataDir, demoVehicles, kafkaBrokers, catalogue }: Config, log: Logger): Promise<Demo> {
  const outside = kafkaBrokers === undefined ? {} : { mobito: { brokers: kafkaBrokers } };
  return startDemo({ dataDir, vehicles: demoVehicles, outside, catalogue, clock: Date.now, log });
}

/**
 * Starts every part, each after what it stands on; `shutdown` gets to know how to stop them in reverse.
 * @returns what to tell whoever started it, line by line
 * @throws ConfigError where the files of the settings cannot be used, DatabaseError where the database cannot
 */
export async function startMotorcade(config: Config, log: Logger, shutdown: Shutdown): Promise<string[]> {
  const clock = Date.now;
  const openingPages = openPages({
    directory: process.cwd(),
    isDevelopment: config.isDevelopment,
    hostname: config.host,
    port: config.port,
  });
  const database = await openStore(config, log, shutdown);
  const demo = config.demoVehicles === 0 ? undefined : await startDemoOf(config, log);
  if (demo !== undefined) {
    shutdown.add('demo fleet', demo.stop);
    await nameVehicles(database, demo.vehicles);
  }

  const picture = createFleetPicture({ clock });
  await loadFleet(database, picture);
  const secret = config.authSecret ?? readOrMakeSecret(join(config.dataDir, 'auth-secret'));
  const auth = createAuth({ database, secret, publicUrl: config.publicUrl, clock, log });
  const loadVehicle = (vin: string) => loadVehicleState(database, vin);

  const pages = await openingPages;
  shutdown.add('pages', pages.close);
  const upstreams = [...config.upstreams, ...(demo === undefined ? [] : readUpstreamsFile(demo.upstreamsFile, {}))];
  const ids = upstreams.map(({ id }) => id);
  const monitor = createMonitor({ earlier: await loadRecentTraffic(database, ids, clock() - hours(1)), clock });
  const keep = await openKeep({ database, retention: config.retention, clock, log });
  const commands = createCommands({
    database,
    catalogue: config.catalogue,
    upstreams,
    onChanged: (changed) => live.tellCommands(changed.map(toCommand)),
    clock,
    log,
  });
  const ingest = createIngest({
    database,
    upstreams,
    decoderOf,
    oldestReadingAt: keep.oldestReadingAt,
    onCommitted: (changes) => {
      live.publish(changes);
      commands.onReadings(changes);
    },
    observe: monitor.observe,
    clock,
    log,
  });
  if (config.devices !== undefined)
    await ingest.importDevices(readDevicesFile(config.devices, upstreams), 'DEVICES_FILE');
  if (demo !== undefined) await ingest.importDevices(await newDevices(database, demo.devices), 'demo fleet');
  const held = holdUpstreams({
    upstreams,
    commitFor: ingest.commitFor,
    lastFilters: await loadLastFilters(database),
    keepFilter: (upstream) => keepLastFilter(database, upstream),
    paused: await loadPausedUpstreams(database),
    keepPause: (upstream, by) => keepPause(database, upstream, by),
    clock,
    log,
  });
  const http = await createHttpServer({
    pages,
    publicUrl: config.publicUrl,
    isProxyTrusted: config.isProxyTrusted,
    database,
    auth,
    held,
    monitor,
    missing: demo?.missing ?? [],
    live: () => live,
    metricsToken: config.metricsToken,
    ingest,
    commands,
    keep,
    signals: () => listSignals(database),
    loadVehicle,
    editVehicle: async (vin, change) => {
      const edited = await editVehicle(database, vin, change);
      if (edited !== null) live.rename([edited]);
      return edited !== null;
    },
    loadMessage: (reference) => loadMessage(database, reference, ingest.findDecoder),
    mapSettings: config.map,
    clock,
    log,
  });
  const live = createLive({
    httpServer: http.httpServer,
    picture,
    loadVehicle,
    authenticate: auth.authenticate,
    onRevoked: auth.onRevoked,
    allowedOrigins: http.origins,
    onDelivered: monitor.delivered,
    clock,
    log,
  });
  live.start();
  shutdown.add('live', live.stop);
  const { url } = await http.listen({ host: config.host, port: config.port });
  shutdown.add('http', http.close);

  held.start();
  shutdown.add('upstreams', held.stop);
  commands.start();
  shutdown.add('commands', commands.stop);
  keep.start();
  shutdown.add('jobs', keep.stop);
  shutdown.add('decoding', decodeWaiting(database, ingest, log));

  return readyLines(config, database, url, clock);
}
