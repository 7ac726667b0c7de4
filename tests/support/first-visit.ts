import { io, type Socket } from 'socket.io-client';
import { type FleetVehicle, fromFleetRow } from '../../server/contract/fleet';
import type { ClientEvents, FleetSnapshot, Refused, ServerEvents } from '../../server/contract/live';

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

/** Joins the fleet and resolves with the whole of it. */
export async function joinFleet(socket: FleetSocket): Promise<FleetSnapshot> {
  const reply: FleetSnapshot | Refused = await socket.timeout(30_000).emitWithAck('fleet:join', {});
  if ('error' in reply) throw new Error(reply.error);
  return reply;
}

/** Resolves when a vehicle stands elsewhere than it stood in the snapshot or in an earlier change. */
export async function firstMove(socket: FleetSocket): Promise<FleetVehicle> {
  const seen = new Map<number, FleetVehicle>();
  const moved = new Promise<FleetVehicle>((resolve) => {
    socket.on('fleet:changes', ({ rows }) => {
      for (const vehicle of rows.map(fromFleetRow)) {
        const before = seen.get(vehicle.id);
        seen.set(vehicle.id, vehicle);
        if (before?.latitude != null && vehicle.latitude !== before.latitude) resolve(vehicle);
      }
    });
  });
  const snapshot = await joinFleet(socket);
  for (const vehicle of snapshot.rows.map(fromFleetRow)) seen.set(vehicle.id, vehicle);
  return moved;
}
