import type { FastifyRequest } from 'fastify';
import type { Principal } from '../auth/principal';
import { Refused } from '../auth/refused';
import type { Visit } from '../auth/sign-in';
import type { CommandRequester } from '../commands/requester';
import type { Actor } from '../store/audit';

/** Who is asking, on a route that only signed-in people get to. */
export function signedIn(request: FastifyRequest): Principal {
  if (request.principal === null) throw new Refused(401, 'sign in first');
  return request.principal;
}

/** Who is asking, for the note of what they do. */
export function actorOf(request: FastifyRequest): Actor {
  const { userId, name } = signedIn(request);
  return { userId, actor: name, address: request.ip };
}

/** Who is asking for a command. */
export const requesterOf = (request: FastifyRequest): CommandRequester => ({
  ...actorOf(request),
  role: signedIn(request).role,
});

/** Where a request came from, as far as signing in is concerned. */
export const visitOf = (request: FastifyRequest): Visit => ({ headers: request.headers, address: request.ip });
