// P6: the whole fleet from a server's memory into a browser's store. P9: what holding it takes. Against sending, and
// holding, all readings of all vehicles: P6's baseline sends value and time of each in one answer.
import { io } from 'socket.io-client';
import { createLive } from '../../components/data/live';
import { startProcess } from '../live/live-process';
import { until } from '../live/live-rig';
import { describeMachine, percentile } from './machine';
import type { SnapshotReport } from './snapshot-server';

type Loaded = { tookMs: number; stallMs: number };

/** From connecting to having everything, as a browser does it. */
async function loadMotorcade(url: string): Promise<number> {
  const beganAt = performance.now();
  const headers = { cookie: 'session=viewer', origin: url };
  const live = createLive({
    url,
    headers,
    schedule: (task) => setTimeout(task, 16),
    onSignedOut: () => process.exit(1),
  });
  const stop = live.start();
  await until(live.fleet.isLoaded, 60_000);
  stop();
  return performance.now() - beganAt;
}

async function loadNaive(url: string): Promise<number> {
  const beganAt = performance.now();
  const socket = io(url, { transports: ['websocket'], forceNew: true });
  const vehicles: { id: number }[] = await socket.emitWithAck('snapshot');
  const byId = new Map(vehicles.map((vehicle) => [vehicle.id, vehicle]));
  socket.disconnect();
  if (byId.size !== vehicles.length) throw new Error('some vehicles came twice');
  return performance.now() - beganAt;
}

async function measure(kind: 'motorcade' | 'naive', vehicles: number, rounds: number) {
  const program = new URL('./snapshot-server.ts', import.meta.url);
  const server = startProcess<object, SnapshotReport>(program, kind, String(vehicles));
  const { port, held } = await server.next();
  const url = `http://127.0.0.1:${port}`;
  const loads: Loaded[] = [];
  for (let round = 0; round < rounds; round += 1) {
    await server.ask({});
    const tookMs = await (kind === 'naive' ? loadNaive(url) : loadMotorcade(url));
    loads.push({ tookMs, stallMs: (await server.ask({})).stallMs });
  }
  await server.stop();
  const median = (of: (load: Loaded) => number) => percentile(loads.map(of), 0.5);
  return { held, tookMs: median(({ tookMs }) => tookMs), stallMs: median(({ stallMs }) => stallMs) };
}

console.log(describeMachine());
for (const vehicles of [50_000, 100_000]) {
  // At 100,000 the naive answer would be beyond what a WebSocket client takes in one message.
  const isPossible = vehicles === 50_000;
  const naive = await measure('naive', vehicles, isPossible ? 3 : 0);
  const ours = await measure('motorcade', vehicles, 5);
  const inMilliseconds = ({ tookMs, stallMs }: Loaded) =>
    `${tookMs.toFixed(0)} ms, server held up for ${stallMs.toFixed(0)} ms at most`;
  if (isPossible) console.log(`P6 ${vehicles} vehicles, naive: ${inMilliseconds(naive)}`);
  console.log(`P6 ${vehicles} vehicles, motorcade: ${inMilliseconds(ours)}`);
  if (isPossible) console.log(`P6 time ratio ${(ours.tookMs / naive.tookMs).toFixed(3)}; target ≤ 1,000 ms`);
  for (const [name, { held }] of Object.entries({ naive, motorcade: ours }))
    console.log(`P9 ${vehicles} vehicles × 20 signals held, ${name}: ${(held / 1e6).toFixed(0)} MB`);
  console.log(`P9 memory ratio ${(ours.held / naive.held).toFixed(3)}; target ≤ 800 MB at 100,000`);
}
