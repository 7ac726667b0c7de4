import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { io, type Socket } from 'socket.io-client';
import { createLive as createBrowser } from '../../components/data/live';
import type { Live as Browser } from '../../components/data/live-context';
import type { Principal } from '../../server/auth/principal';
import { type FleetVehicle, fromFleetRow } from '../../server/contract/fleet';
import type { ClientEvents, ServerEvents, VehicleState } from '../../server/contract/live';
import type { Absence, Reading } from '../../server/contract/reading';
import type { Role } from '../../server/contract/roles';
import { createFleetPicture, type FleetPicture } from '../../server/live/fleet-picture';
import { createLive, type Live } from '../../server/live/live';

export type TestSocket = Socket<ServerEvents, ClientEvents>;
export type Change = Parameters<Live['publish']>[0][number];

/** Live data on a real HTTP server, with sessions that are told by a cookie: `session=<id>`. */
export type Rig = {
  port: number;
  url: string;
  httpServer: Server;
  picture: FleetPicture;
  live: Live;
  /** What it answers over HTTP, by path. */
  files: Map<string, { type: string; body: string }>;
  /** Origins that may connect. */
  origins: string[];
  /** Sessions that exist, by id. */
  sessions: Map<string, Role>;
  /** What `vehicle:join` is answered with, by VIN. */
  states: Map<string, VehicleState>;
  /** What the database does: whether it answers at all, and what happens before it gives a vehicle. */
  database: { isDown: boolean; beforeLoad: () => Promise<void> };
  /** The server's clock, ahead of ours by so much. */
  clock: { aheadMs: number };
  /** How long changes took to browsers that were asked, milliseconds. */
  delivered: number[];
  /** Ends a session. */
  revoke: (id: string) => void;
  stop: () => Promise<void>;
};

/** Everything the browser shows of the fleet, by id. */
export const shownBy = ({ fleet }: Browser): FleetVehicle[] =>
  Array.from({ length: fleet.count() }, (_, index) => fleet.vehicleAt(index)).sort((a, b) => a.id - b.id);

/** Everything the server knows of the fleet, by id. */
export const knownTo = ({ picture }: Pick<Rig, 'picture'>): FleetVehicle[] =>
  picture
    .after(0, picture.count())
    .rows.map(fromFleetRow)
    .sort((a, b) => a.id - b.id);

const sessionOf = (headers: IncomingHttpHeaders) => /session=([\w-]+)/.exec(headers.cookie ?? '')?.[1] ?? '';

export async function startRig({ port = 0 }: { port?: number } = {}): Promise<Rig> {
  const files: Rig['files'] = new Map();
  const origins: string[] = [];
  const httpServer = createServer(({ url = '/' }, response) => {
    const file = files.get(url.split('?')[0] ?? '/');
    if (file === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': file.type }).end(file.body);
  });
  const clock = { aheadMs: 0 };
  const delivered: number[] = [];
  const now = () => Date.now() + clock.aheadMs;
  const picture = createFleetPicture({ clock: now });
  const sessions = new Map<string, Role>([['viewer', 'viewer']]);
  const states = new Map<string, VehicleState>();
  const listeners = new Set<(ids: readonly string[]) => void>();
  const database = { isDown: false, beforeLoad: () => Promise.resolve() };
  const authenticate = async (headers: IncomingHttpHeaders): Promise<Principal | null> => {
    if (database.isDown) throw new Error('the database is down');
    const sessionId = sessionOf(headers);
    const role = sessions.get(sessionId);
    if (role === undefined) return null;
    return { userId: `user-${sessionId}`, name: 'Ada', email: 'ada@example.org', role, sessionId };
  };
  const live = createLive({
    httpServer,
    picture,
    loadVehicle: async (vin) => {
      const state = states.get(vin) ?? null;
      await database.beforeLoad();
      return state;
    },
    authenticate,
    onRevoked: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    allowedOrigins: () => origins,
    onDelivered: (milliseconds) => void delivered.push(milliseconds),
    clock: now,
    log: pino({ level: 'silent' }),
  });
  live.start();
  await new Promise<void>((resolve) => httpServer.listen(port, '127.0.0.1', resolve));
  const bound = (httpServer.address() as AddressInfo).port;
  origins.push(`http://127.0.0.1:${bound}`);
  return {
    port: bound,
    url: `http://127.0.0.1:${bound}`,
    httpServer,
    picture,
    live,
    files,
    origins,
    sessions,
    states,
    database,
    clock,
    delivered,
    revoke: (id) => {
      sessions.delete(id);
      for (const listener of listeners) listener([id]);
    },
    stop: async () => {
      live.stop();
      const closed = new Promise((resolve) => httpServer.close(resolve));
      httpServer.closeAllConnections();
      await closed;
    },
  };
}

/** What a browser would send along. */
export const headersOf = (rig: Pick<Rig, 'url'>, session = 'viewer') => ({
  cookie: `session=${session}`,
  origin: rig.url,
});

/** A bare client that only connects. */
export const connect = (rig: Pick<Rig, 'url'>, headers: Record<string, string> = headersOf(rig)): TestSocket =>
  io(rig.url, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: headers });

type BrowseOptions = { url?: string; onSignedOut?: () => void };

const ignore = (): void => undefined;

/** The browser's own store and connection, drawing frames as fast as they are asked for. */
export function browse(rig: Rig, { url = rig.url, onSignedOut = ignore }: BrowseOptions = {}) {
  const browser: Browser = createBrowser({
    url,
    headers: headersOf(rig),
    schedule: (task) => task(),
    onSignedOut,
  });
  return { browser, stop: browser.start() };
}

/** Resolves with the first event of that name. */
export const once = <Payload>(socket: TestSocket, event: string) =>
  new Promise<Payload>((resolve) => (socket as Socket).once(event, resolve));

/** Waits until something holds, looking with each turn of the event loop but no longer than `withinMs`. */
export async function until(holds: () => boolean, withinMs = 10_000, what = holds.toString()): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`did not come true within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

let messages = 0;

export function reading(signal: string, value: Reading['value'], at: number, message = `1.${messages++}`): Reading {
  return { signal, value, at, timeSource: 'property', receivedAt: at, upstream: 'test', message };
}

export const vinOf = (id: number): string => `VIN${String(id).padStart(14, '0')}`;

/** A change of one vehicle by these readings. */
export function changeOf(id: number, readings: Reading[], absences: Absence[] = []): Change {
  const lastAt = Math.max(...readings.map(({ at }) => at), ...absences.map(({ at }) => at));
  return { id, vin: vinOf(id), readings, absences, lastAt, lastReceivedAt: lastAt };
}
