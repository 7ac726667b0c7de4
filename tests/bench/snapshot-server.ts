// The server of P6 and P9: a fleet held in memory, by Motorcade's picture or (`naive`) as every reading it has.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Server } from 'socket.io';
import type { Reading } from '../../server/contract/reading';
import { type Change, changeOf, reading, startRig, vinOf } from '../live/live-rig';

export type SnapshotReport = { port: number /** Bytes that holding the fleet takes. */; held: number; stallMs: number };

const [kind = '', vehicles = '0'] = process.argv.slice(2);
const beganAt = Date.UTC(2026, 10, 20);

/** Twenty signals of one vehicle, as the database gives them. */
function readingsOf(id: number): Reading[] {
  const at = beganAt + id;
  const wheels = ['front_left', 'front_right', 'rear_left', 'rear_right'];
  const shown: [string, Reading['value']][] = [
    ['position', { latitude: 40 + (id % 2_000) / 100, longitude: (id % 4_000) / 100 }],
    ['heading', id % 360],
    ['speed', id % 130],
    ['odometer', 10_000.5 + id],
    ['traction_battery.state_of_charge', id % 101],
    ['range', id % 500],
    ['ignition.state', id % 2 === 0 ? 'on' : 'off'],
    ['charging.status', 'not_charging'],
    ...wheels.map((wheel): [string, number] => [`tire.pressure.${wheel}`, 200 + (id % 50)]),
    ...wheels.map((wheel): [string, number] => [`tire.pressure_target.${wheel}`, 230]),
    ['doors.lock_state', 'locked'],
    ['temperature.outside', 12.5],
    ['starter_battery.voltage', 12.6],
    ['altitude', 120.5],
  ];
  return shown.map(([signal, value], index) => reading(signal, value, at, `${id}.${index}`));
}

async function startMotorcade() {
  const rig = await startRig();
  return { port: rig.port, hold: (change: Change) => rig.live.publish([change]) };
}

/** Value and time of each signal of a vehicle. */
const toState = ({ id, vin, readings }: { id: number; vin: string; readings: Readonly<Record<string, Reading>> }) => ({
  id,
  vin,
  signals: Object.fromEntries(Object.entries(readings).map(([signal, { value, at }]) => [signal, { value, at }])),
});

async function startNaive() {
  const httpServer = createServer();
  const io = new Server(httpServer, { transports: ['websocket'], perMessageDeflate: false });
  const fleet = new Map<number, { id: number; vin: string; readings: Readonly<Record<string, Reading>> }>();
  io.on('connection', (socket) => {
    // All of every reading would be beyond what a WebSocket client takes in one message, 100 MiB.
    socket.on('snapshot', (answer: (all: unknown) => void) => answer([...fleet.values()].map(toState)));
  });
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', resolve));
  const hold = ({ id, readings }: Change) => {
    const bySignal = Object.fromEntries(readings.map((one) => [one.signal, one]));
    fleet.set(id, { id, vin: vinOf(id), readings: bySignal });
  };
  return { port: (httpServer.address() as AddressInfo).port, hold };
}

const { port, hold } = await (kind === 'naive' ? startNaive() : startMotorcade());
globalThis.gc?.();
const before = process.memoryUsage().rss;
for (let id = 1; id <= Number(vehicles); id += 1) hold(changeOf(id, readingsOf(id)));
globalThis.gc?.();
const held = process.memoryUsage().rss - before;

const delay = monitorEventLoopDelay({ resolution: 5 });
const report = () => {
  process.send?.({ port, held, stallMs: delay.max / 1e6 } satisfies SnapshotReport);
  delay.reset();
  delay.enable();
};
process.on('message', report);
process.on('disconnect', () => process.exit(0));
report();
