import { io, type Socket } from 'socket.io-client';
import { type FleetVehicle, fleetRowsOf, fromFleetRow } from '../../server/contract/fleet';
import type { ClientEvents, FleetJoined, Refused, ServerEvents } from '../../server/contract/live';

export const administrator = {
  name: 'Ada Admin',
  email: 'ada@example.com',
  password: 'a long enough password',
};

/** Uses the one-time link as its page does and gives the session's cookie. */
export async function becomeAdministrator(address: string, link: string): Promise<string> {
  const token = new URL(link).searchParams.get('token');
  const response = await fetch(`${address}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ token, ...administrator }),
  });
  if (!response.ok) throw new Error(`the link was refused: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
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
