import type { IncomingHttpHeaders } from 'node:http';
import type { Logger } from 'pino';
import type { Principal } from '../auth/principal';
import { type Attendee, wasChecked } from './attendee';

type SessionWatchParts = {
  attendees: ReadonlySet<Attendee>;
  authenticate: (headers: IncomingHttpHeaders) => Promise<Principal | null>;
  onEnded: (attendee: Attendee) => void;
  clock: () => number;
  log: Logger;
};

/** Looks at the sessions of connected browsers again and again: a socket must not outlive the session it came with. */
export function createSessionWatch({ attendees, authenticate, onEnded, clock, log }: SessionWatchParts) {
  const check = async (attendee: Attendee) => {
    const principal = await authenticate(attendee.socket.handshake.headers);
    if (principal?.sessionId === attendee.principal.sessionId) attendee.principal = principal;
    else onEnded(attendee);
  };

  return {
    /** To be called every second: looks at those whose turn it is. */
    inspect: (): void => {
      const now = clock();
      for (const attendee of attendees) {
        if (attendee.checkAt > now) continue;
        wasChecked(attendee, now);
        // Not knowing is not the same as signed out: the session is asked for again when its turn comes.
        check(attendee).catch((error: Error) => log.warn({ reason: error.message }, 'a session could not be checked'));
      }
    },
    /** These sessions have ended, now. */
    end: (sessionIds: readonly string[]): void => {
      const ended = new Set(sessionIds);
      for (const attendee of attendees) if (ended.has(attendee.principal.sessionId)) onEnded(attendee);
    },
  };
}
