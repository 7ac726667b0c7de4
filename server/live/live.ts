import type { Server as HttpServer, IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import { Server } from 'socket.io';
import type { Principal } from '../auth/principal';
import type { Command } from '../contract/commands';
import { seconds } from '../contract/duration';
import type { ClientEvents, ConnectionRefusal, ServerEvents, VehicleState } from '../contract/live';
import { type Attendee, createAttendee, cut } from './attendee';
import { createBroadcast } from './broadcast';
import { createCommandFeed } from './command-feed';
import { guardEvents } from './event-guard';
import type { FleetPicture, PicturedChange, VehicleNames } from './fleet-picture';
import { createFleetPieces } from './fleet-pieces';
import { type LiveCounts, noCounts } from './live-counts';
import { liveHandlers, unfollow } from './live-handlers';
import { isAllowedOrigin } from './origin';
import { createSessionWatch } from './session-watch';
import { createVehicleRooms } from './vehicle-rooms';

export type LiveOptions = {
  httpServer: HttpServer;
  picture: FleetPicture;
  loadVehicle: (vin: string) => Promise<VehicleState | null>;
  authenticate: (headers: IncomingHttpHeaders) => Promise<Principal | null>;
  /** Calls the listener with the ids of sessions that have just ended; returns what stops it. */
  onRevoked: (listener: (sessionIds: readonly string[]) => void) => () => void;
  /** Origins of pages that may connect, as `https://fleet.example.org`. Asked for with each handshake. */
  allowedOrigins: () => readonly string[];
  /** Told about every second how long a change took from its commit until a browser had it, in milliseconds. */
  onDelivered?: (milliseconds: number) => void;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
};

export type Live = {
  /** Takes the sockets of the HTTP server. To be called once its other handlers are in place. */
  start: () => void;
  /** Folds what was committed into the picture and tells those who look. */
  publish: (changes: readonly PicturedChange[]) => void;
  /** Tells how vehicles are called now. */
  rename: (vehicles: readonly VehicleNames[]) => void;
  /** Tells those who look at commands that these have changed. */
  tellCommands: (commands: readonly Command[]) => void;
  /** Connected browsers. */
  count: () => number;
  /** Those of them that have not yet taken what they were given. */
  waiting: () => number;
  counts: () => Readonly<LiveCounts>;
  /** Sends everybody away. They come back to the next server by themselves. */
  stop: () => void;
};

/** A refusal the browser can tell apart: `data` is the part of an error that Socket.IO sends along. */
const refusal = (code: ConnectionRefusal) => Object.assign(new Error(code), { data: { code } });

/** The live connection of browsers: who may listen, and that each hears the newest. */
export function createLive(options: LiveOptions): Live {
  const { httpServer, picture, loadVehicle, authenticate, onRevoked, allowedOrigins, onDelivered, clock, log } =
    options;
  const counts = noCounts();
  const attendees = new Set<Attendee>();
  const rooms = createVehicleRooms();
  const commands = createCommandFeed();
  const end = (attendee: Attendee, reason: 'revoked' | 'stalled') => {
    if (!attendees.delete(attendee)) return;
    counts[reason] += 1;
    cut(attendee);
  };
  const pieces = createFleetPieces({ picture, clock });
  const onStalled = (attendee: Attendee) => end(attendee, 'stalled');
  const broadcast = createBroadcast({
    attendees,
    picture,
    pieces,
    rooms,
    commands,
    onStalled,
    onDelivered: (milliseconds) => onDelivered?.(milliseconds),
    clock,
  });
  const onEnded = (attendee: Attendee) => end(attendee, 'revoked');
  const sessions = createSessionWatch({ attendees, authenticate, onEnded, clock, log });
  const handlers = liveHandlers({ picture, rooms, commands, loadVehicle, pump: broadcast.pump, clock });
  let isStopped = false;
  let stopListening: (() => void) | undefined;
  let everySecond: ReturnType<typeof setInterval> | undefined;

  const io = new Server<ClientEvents, ServerEvents, Record<string, never>, { principal: Principal }>({
    path: '/socket.io',
    transports: ['websocket'],
    serveClient: false,
    // The HTTP server decides about upgrades that are not ours.
    destroyUpgrade: false,
    maxHttpBufferSize: 64 * 1024,
    perMessageDeflate: false,
    connectTimeout: seconds(10),
    pingInterval: seconds(20),
    pingTimeout: seconds(20),
    allowRequest: (request, decide) => {
      const isAllowed = isAllowedOrigin(request, allowedOrigins());
      if (!isAllowed) counts.foreignOrigins += 1;
      decide(isAllowed ? null : 'origin', isAllowed && !isStopped);
    },
  });

  io.use((socket, next) => {
    const enter = (principal: Principal | null) => {
      if (principal === null) {
        counts.signedOut += 1;
        return next(refusal('signed-out'));
      }
      socket.data.principal = principal;
      next();
    };
    authenticate(socket.handshake.headers).then(enter, (error: Error) => {
      counts.unavailable += 1;
      log.warn({ reason: error.message }, 'a live connection could not be authenticated');
      next(refusal('unavailable'));
    });
  });

  io.on('connection', (socket) => {
    const attendee = createAttendee(socket, socket.data.principal, clock);
    attendees.add(attendee);
    guardEvents(attendee, { handlers, counts, log });
    socket.conn.transport.on('ready', () => broadcast.onReady(attendee));
    socket.on('disconnect', () => {
      attendees.delete(attendee);
      attendee.fleet = null;
      attendee.commands = null;
      for (const vin of attendee.followed.keys()) unfollow(attendee, rooms, vin);
    });
  });

  return {
    start: () => {
      io.attach(httpServer);
      stopListening = onRevoked(sessions.end);
      everySecond = setInterval(() => {
        io.volatile.emit('server:clock', { now: clock(), epoch: picture.epoch, revision: picture.revision() });
        broadcast.inspect();
        sessions.inspect();
      }, seconds(1));
    },
    publish: (changes) => {
      picture.apply(changes);
      rooms.apply(changes);
      if (attendees.size > 0) broadcast.arrange();
    },
    rename: (vehicles) => {
      picture.name(vehicles);
      broadcast.arrange();
    },
    tellCommands: (changed) => {
      commands.apply(changed);
      if (attendees.size > 0) broadcast.arrangeCommands();
    },
    count: () => attendees.size,
    waiting: () => [...attendees].filter(({ socket }) => !socket.conn.transport.writable).length,
    counts: () => counts,
    stop: () => {
      isStopped = true;
      stopListening?.();
      clearInterval(everySecond);
      broadcast.stop();
      for (const attendee of attendees) cut(attendee);
      attendees.clear();
    },
  };
}
