// Browsers of P3 and P4, as many sockets of one process: they take all that comes, and some look how old it is.
import type { Socket } from 'socket.io-client';
import { type FleetRow, fleetRowsOf, fromFleetRow } from '../../server/contract/fleet';
import type { FleetChanges } from '../../server/contract/live';
import { connect } from '../live/live-rig';

export type SocketsOrder = { clear: true } | { report: true };
export type SocketsReport = {
  connected: number;
  /** Ages of changes as they arrived, milliseconds. */
  ages: number[];
};

const [url = '', count = '1', looking = '1'] = process.argv.slice(2);
let ages: number[] = [];
let connected = 0;

const look = (row: FleetRow, now: number) => ages.push(now - (fromFleetRow(row).lastReceivedAt ?? 0));

function open(isLooking: boolean): Promise<void> {
  const socket: Socket = connect({ url }, { cookie: 'session=viewer', origin: url });
  if (isLooking) {
    socket.on('fleet:changes', ({ rows }: FleetChanges) => {
      const now = Date.now();
      for (const row of fleetRowsOf(rows)) look(row, now);
    });
    socket.on('change', (row: FleetRow) => look(row, Date.now()));
  }
  return new Promise((resolve) => {
    socket.on('connect', () => {
      connected += 1;
      // The plain server has no such event, and needs none.
      socket.timeout(1_000).emit('fleet:join', {}, () => resolve());
    });
  });
}

const report = () => process.send?.({ connected, ages } satisfies SocketsReport);
process.on('message', (order: SocketsOrder) => {
  if ('clear' in order) ages = [];
  report();
});
process.on('disconnect', () => process.exit(0));
await Promise.all(Array.from({ length: Number(count) }, (_, index) => open(index < Number(looking))));
report();
