import { io, type Socket } from 'socket.io-client';
import { type FleetVehicle, fleetRowsOf, fromFleetRow } from '../../server/contract/fleet';
import type { ClientEvents, FleetJoined, Refused, ServerEvents } from '../../server/contract/live';
import type { Role } from '../../server/contract/roles';

export const administrator = {
  name: 'Ada Admin',
  email: 'ada@example.com',
  password: 'a long enough password',
};

/** Asks the server as one of its pages does. @throws what it said when it refuses */
async function post(address: string, path: string, body: object, cookie = ''): Promise<Response> {
  const response = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address, cookie },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} was refused: ${response.status} ${await response.text()}`);
  return response;
}

const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Uses the one-time link as its page does and gives the session's cookie. */
export async function becomeAdministrator(address: string, link: string): Promise<string> {
  const token = new URL(link).searchParams.get('token');
  return cookieOf(await post(address, '/api/setup', { token, ...administrator }));
}

/** Signs somebody in who was let in before. Gives the cookie of that session. */
export async function signIn(
  address: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  return cookieOf(await post(address, '/api/auth/sign-in/email', { email, password }));
}

/** Has the administrator let in a person of a role, who signs in. Gives the cookie of that session. */
export async function letIn(address: string, administratorCookie: string, role: Role): Promise<string> {
  const { password } = administrator;
  const email = `${role}@example.com`;
  await post(address, '/api/users', { name: `A ${role}`, email, password, role }, administratorCookie);
  return signIn(address, { email, password });
}

export type FleetSocket = Socket<ServerEvents, ClientEvents>;

/** Opens the live stream as a browser of this address would. */
export function openFleetSocket(address: string, cookie: string): FleetSocket {
  return io(address, { transports: ['websocket'], extraHeaders: { cookie, origin: address }, reconnectionDelay: 200 });
}

/**
 * Joins the fleet and calls back for every vehicle in every change, from revision 0 on.
 * @throws when the server refuses the join
 */
export async function followFleet(
  socket: FleetSocket,
  onVehicle: (vehicle: FleetVehicle) => void,
): Promise<FleetJoined> {
  socket.on('fleet:changes', ({ rows }) => {
    for (const row of fleetRowsOf(rows)) onVehicle(fromFleetRow(row));
  });
  const reply: FleetJoined | Refused = await socket.timeout(30_000).emitWithAck('fleet:join', {});
  if ('error' in reply) throw new Error(reply.error);
  return reply;
}

/** Resolves when a vehicle stands elsewhere than it stood before. */
export function firstMove(socket: FleetSocket): Promise<FleetVehicle> {
  const seen = new Map<number, FleetVehicle>();
  return new Promise((resolve, reject) => {
    followFleet(socket, (vehicle) => {
      const before = seen.get(vehicle.id);
      seen.set(vehicle.id, vehicle);
      if (before?.latitude != null && vehicle.latitude !== before.latitude) resolve(vehicle);
    }).catch(reject);
  });
}
