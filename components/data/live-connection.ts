import { io, type Socket } from 'socket.io-client';
import { z } from 'zod';
import { type ClientEvents, connectionRefusals, type ServerEvents } from '../../server/contract/live';
import type { Live } from './live-context';
import type { VehicleRoom } from './vehicle-feeds';

export type LiveConnection = VehicleRoom & { close: () => void };

type ConnectionOptions = Pick<Live, 'clock' | 'stream' | 'fleet' | 'vehicles' | 'commands'> & {
  /** Origin of the server; the page's own in a browser. */
  url: string;
  /** Added to the handshake; browsers add nothing. */
  headers: Record<string, string>;
  /** The server no longer knows who this is. */
  onSignedOut: () => void;
};

/** The server speaks every second; silent for longer than this, it is not there, whatever TCP says. */
const silenceMs = 2_500;
/** How often silence is looked for. Browsers let hidden pages look once a second. */
const watchMs = 100;
/** A page that looked no sooner than this slept or was busy, and may have been spoken to meanwhile. */
const deafMs = 1_500;
/** A question without an answer for this long is put to a new connection. */
const answerMs = 10_000;

/** Between half a second and one and a half: a server that comes back is not met by all its browsers at once. */
const pauseMs = () => 500 + Math.random() * 1_000;

const refusal = z.object({ data: z.object({ code: z.enum(connectionRefusals) }) });

/** Connects, notices loss, connects again and goes on from what is held, until closed. */
export function openConnection({
  url,
  headers,
  clock,
  stream,
  fleet,
  vehicles,
  commands,
  onSignedOut,
}: ConnectionOptions): LiveConnection {
  const socket: Socket<ServerEvents, ClientEvents> = io(url, {
    transports: ['websocket'],
    extraHeaders: headers,
    forceNew: true,
    autoConnect: false,
    reconnectionDelay: 250,
    reconnectionDelayMax: 1_000,
    timeout: 2_000,
  });
  let heardAt = 0;
  let watchedAt = Date.now();
  let isJoining = false;
  let saidRevision = 0;
  let pause: ReturnType<typeof setTimeout> | undefined;
  let commandPause: ReturnType<typeof setTimeout> | undefined;

  const later = (task: () => void) => {
    clearTimeout(pause);
    pause = setTimeout(task, pauseMs());
  };
  const heard = () => {
    heardAt = Date.now();
  };
  /** Ends a connection that is of no use; the manager opens the next one. */
  const hangUp = () => {
    stream.enter('offline');
    socket.io.engine.close();
  };

  const tellPhase = (behind: number) => {
    if (behind === 0) stream.enter('live');
    else stream.enter(fleet.isLoaded() ? 'catching-up' : 'connecting', behind);
  };

  // Answers are taken in callbacks: the first changes come right behind, sooner than a promise would go on.
  const join = () => {
    if (isJoining || !socket.connected) return;
    isJoining = true;
    socket.timeout(answerMs).emit('fleet:join', fleet.held(), (lateness, answer) => {
      isJoining = false;
      if (!socket.connected) return;
      if (lateness !== null) return hangUp();
      if ('error' in answer) return later(join);
      clock.tell(answer.now);
      fleet.begin(answer);
      tellPhase(fleet.missing());
    });
  };

  // What was told before the answer came, or never because nobody listened, is found by asking again.
  const joinCommands = () => {
    if (!socket.connected) return;
    socket.timeout(answerMs).emit('commands:join', (lateness, answer) => {
      if (!socket.connected) return;
      if (lateness !== null || 'error' in answer) commandPause = setTimeout(joinCommands, pauseMs());
      else commands.apply({ commands: [], hasMissed: true });
    });
  };

  const watch = () => {
    const now = Date.now();
    const hasListened = now - watchedAt < deafMs;
    watchedAt = now;
    if (socket.connected && hasListened && now - heardAt > silenceMs) hangUp();
  };

  socket.on('connect', () => {
    heard();
    saidRevision = 0;
    if (fleet.isLoaded()) stream.enter('catching-up');
    join();
    joinCommands();
    vehicles.rejoin();
  });
  socket.on('disconnect', (reason) => {
    isJoining = false;
    clearTimeout(commandPause);
    stream.enter('offline');
    // The one case in which the manager does not try again by itself. If the session is gone, the next attempt is told.
    if (reason === 'io server disconnect') later(() => socket.connect());
  });
  socket.on('connect_error', (error) => {
    stream.enter('offline');
    const refused = refusal.safeParse(error);
    if (!refused.success) return;
    if (refused.data.data.code === 'signed-out') onSignedOut();
    else later(() => socket.connect());
  });
  socket.on('fleet:changes', (changes, onTaken) => {
    heard();
    clock.tell(changes.now);
    if (isJoining) return;
    if (!fleet.applyChanges(changes)) return join();
    onTaken?.();
    if (stream.current().phase !== 'live') tellPhase(fleet.missing());
    vehicles.retryUnknown();
  });
  socket.on('vehicle:changes', (changes) => {
    heard();
    vehicles.apply(changes);
  });
  socket.on('commands:changes', (changes) => {
    heard();
    commands.apply(changes);
  });
  socket.on('server:clock', (said) => {
    heard();
    clock.tell(said.now);
    // What was said a second ago should be here by now.
    if (!isJoining && fleet.isLoaded()) tellPhase(Math.max(0, saidRevision - (fleet.held().revision ?? 0)));
    saidRevision = said.revision;
  });

  const timer = setInterval(watch, watchMs);
  socket.connect();

  return {
    join: (vin, onAnswer) => {
      // Socket.IO would keep the question for the next connection, which asks for every vehicle by itself.
      if (!socket.connected) return;
      socket.timeout(answerMs).emit('vehicle:join', { vin }, (lateness, answer) => {
        if (lateness === null) onAnswer(answer);
        else if (socket.connected) hangUp();
      });
    },
    leave: (vin) => {
      if (socket.connected) socket.emit('vehicle:leave', { vin });
    },
    close: () => {
      clearInterval(timer);
      clearTimeout(pause);
      clearTimeout(commandPause);
      socket.removeAllListeners();
      socket.disconnect();
    },
  };
}
