import type { Socket } from 'socket.io';
import type { Principal } from '../auth/principal';
import { seconds } from '../contract/duration';
import type { ClientEvents, ServerEvents } from '../contract/live';
import { createTokenBucket, type TokenBucket } from './token-bucket';
import type { VehicleRoom } from './vehicle-rooms';

export type LiveSocket = Socket<ClientEvents, ServerEvents>;

/** A vehicle a socket looks at: told up to `revision` of its room, and not before its snapshot is on the way. */
export type Followed = { room: VehicleRoom; revision: number; isReady: boolean };

/** The question when a browser has taken the fleet up to a revision that changed at `since`, on the process's own clock. */
export type Asked = { revision: number; since: number; isSent: boolean };

/** One connected browser, and all that is remembered of it: what it was told is a number, never a queue. */
export type Attendee = {
  socket: LiveSocket;
  principal: Principal;
  /** Revision of the fleet up to which it was told; null while it does not look at the fleet. */
  fleet: number | null;
  followed: Map<string, Followed>;
  /** Revision of the commands up to which it was told; null while it does not look at them. */
  commands: number | null;
  /** What it has been or will be asked; null when nothing is open. */
  asked: Asked | null;
  bucket: TokenBucket;
  /** How often it said what it must not. */
  refusals: number;
  /** Since when nothing could be written to it; null while it reads. */
  stalledSince: number | null;
  /** When its session is looked at again. */
  checkAt: number;
};

/** What a browser may say at once: as much as a page with all its vehicles needs to begin, some times over. */
const burst = 40;
const perSecond = 10;

/** Sessions are looked at this often, and not all in one second after a restart. */
const checkAfterMs = () => seconds(15) + Math.random() * seconds(10);

/** A connection that was let in, and is told of nothing yet. @param clock epoch milliseconds */
export function createAttendee(socket: LiveSocket, principal: Principal, clock: () => number): Attendee {
  return {
    socket,
    principal,
    fleet: null,
    followed: new Map(),
    commands: null,
    asked: null,
    bucket: createTokenBucket(burst, perSecond, clock),
    refusals: 0,
    stalledSince: null,
    checkAt: clock() + checkAfterMs(),
  };
}

/** Puts off the next look at the session. */
export function wasChecked(attendee: Attendee, now: number): void {
  attendee.checkAt = now + checkAfterMs();
}

/** How long a browser that is sent away may take to hear it. */
const farewellMs = 1_000;

/** Ends a connection. One that does not read any more is not waited for: its unsent bytes are memory of ours. */
export function cut({ socket }: Attendee): void {
  const connection = socket.request.socket;
  socket.disconnect(true);
  setTimeout(() => connection.destroy(), farewellMs).unref();
}
