// The server of P3 and P4: Motorcade's live connection, or (`plain`) what one would write first: io.emit for each change.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { toFleetRow } from '../../server/contract/fleet';
import { createFleetPicture } from '../../server/live/fleet-picture';
import { type Change, changeOf, reading, startRig } from '../live/live-rig';
import { publishSteadily } from '../live/publish-steadily';

export type Order = { publish: { count: number; perSecond: number } } | { report: true };
export type Report = {
  port: number;
  /** Bytes resident, after a collection. */
  rss: number;
  /** CPU time since the last report, milliseconds. */
  cpuMs: number;
  /** Sockets that have not yet taken what they were given; the plain server does not know. */
  waiting: number;
};

const vehicles = Number(process.argv[3]);

async function startPlain() {
  const httpServer = createServer();
  const io = new Server(httpServer, { transports: ['websocket'], perMessageDeflate: false });
  const picture = createFleetPicture({ clock: Date.now });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const publish = (changes: Change[]) => {
    picture.apply(changes);
    for (const { id } of changes) {
      const vehicle = picture.vehicle(id);
      if (vehicle !== undefined) io.emit('change', toFleetRow(vehicle, picture.revision()));
    }
  };
  return { port: (httpServer.address() as AddressInfo).port, publish, waiting: () => 0 };
}

async function startMotorcade() {
  const rig = await startRig();
  return { port: rig.port, publish: rig.live.publish, waiting: rig.live.waiting };
}

const { port, publish, waiting } = await (process.argv[2] === 'plain' ? startPlain() : startMotorcade());
let published = 0;
const publishSome = (count: number) => {
  const now = Date.now();
  const changes = Array.from({ length: count }, () => {
    published += 1;
    // A stride that is prime to the fleet: every vehicle in turn, none of its neighbours with it.
    return changeOf(1 + ((published * 7_919) % vehicles), [
      reading('position', { latitude: 50 + (published % 1_000) / 1_000, longitude: 8 }, now),
      reading('speed', published % 130, now),
    ]);
  });
  publish(changes);
};

let cpu = process.cpuUsage();
const report = () => {
  const spent = process.cpuUsage(cpu);
  globalThis.gc?.();
  const { rss } = process.memoryUsage();
  process.send?.({ port, rss, cpuMs: (spent.user + spent.system) / 1_000, waiting: waiting() } satisfies Report);
  cpu = process.cpuUsage();
};
process.on('message', (order: Order) => {
  if ('publish' in order) void publishSteadily(publishSome, order.publish.count, order.publish.perSecond).then(report);
  else report();
});
process.on('disconnect', () => process.exit(0));
publishSome(vehicles);
report();
