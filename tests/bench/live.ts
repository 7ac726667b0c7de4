// P3: from a committed change to a browser's socket. P4: 5,000 changes a second to 200 sockets of which 20 have stopped
// reading, against io.emit for each change in the same run.
import { spawnSync } from 'node:child_process';
import { type LiveProcess, startProcess } from '../live/live-process';
import type { Order, Report } from './live-server';
import type { SocketsOrder, SocketsReport } from './live-sockets';
import { describeMachine, percentile } from './machine';

type Sockets = LiveProcess<SocketsOrder, SocketsReport>;

async function startServer(kind: 'motorcade' | 'plain', vehicles: number) {
  const server = startProcess<Order, Report>(new URL('./live-server.ts', import.meta.url), kind, String(vehicles));
  const { port } = await server.next();
  return { server, url: `http://127.0.0.1:${port}` };
}

async function startSockets(url: string, count: number, looking: number): Promise<Sockets> {
  const program = new URL('./live-sockets.ts', import.meta.url);
  const sockets = startProcess<SocketsOrder, SocketsReport>(program, url, String(count), String(looking));
  await sockets.next();
  return sockets;
}

const inMegabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const inMilliseconds = (ages: number[]) =>
  [0.5, 0.95, 0.99].map((share) => `p${share * 100} ${percentile(ages, share)} ms`).join(', ');

async function measureDelay(): Promise<void> {
  const { server, url } = await startServer('motorcade', 10_000);
  const sockets = await startSockets(url, 1, 1);
  await server.ask({ publish: { count: 2_000, perSecond: 1_000 } });
  await sockets.ask({ clear: true });
  await server.ask({ publish: { count: 8_000, perSecond: 1_000 } });
  const { ages } = await sockets.ask({ report: true });
  console.log(`P3 change → socket, 1,000 changes/s, 10,000 vehicles, ${ages.length} changes: ${inMilliseconds(ages)}`);
  await sockets.stop();
  await server.stop();
}

/** What a process holds in memory now, bytes; 0 when it is gone. */
function residentBytes(pid: number | undefined): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(stdout.trim() || 0) * 1024;
}

const pause = (ms: number) => new Promise<'over'>((resolve) => setTimeout(() => resolve('over'), ms));

/** Gives what it cost the server within `seconds` of changes, and how old they were at the healthy sockets. */
async function fanOut(kind: 'motorcade' | 'plain', seconds: number) {
  const { server, url } = await startServer(kind, 10_000);
  const healthy = [await startSockets(url, 90, 3), await startSockets(url, 90, 3)];
  const stalled = await startSockets(url, 20, 0);
  stalled.child.kill('SIGSTOP');
  const flood: Order = { publish: { count: 50_000, perSecond: 50_000 } };
  // What a stopped browser's kernel still takes in hides what it costs: ours begins when nothing goes in any more. The
  // plain server would not live to see that.
  if (kind === 'motorcade') {
    while ((await server.ask(flood)).waiting < 20);
    // The healthy ones need a moment to come back from it.
    await server.ask({ publish: { count: 4_000, perSecond: 1_000 } });
  }
  const { rss: before } = await server.ask({ report: true });
  for (const sockets of healthy) await sockets.ask({ clear: true });
  // One that is overwhelmed does not answer any more: it is looked at from outside, for as long as it should take.
  const answer = server.ask({ publish: { count: seconds * 5_000, perSecond: 5_000 } });
  const samples: number[] = [];
  const sampling = setInterval(() => samples.push(residentBytes(server.child.pid)), 250);
  const report = await Promise.race([answer, pause(seconds * 1_000 + 2_000)]);
  clearInterval(sampling);
  const reports = await Promise.race([
    Promise.all(healthy.map((sockets) => sockets.ask({ report: true }))),
    pause(10_000),
  ]);
  const ages = reports === 'over' ? [] : reports.flatMap((each) => each.ages);
  for (const each of [...healthy, stalled, server]) await each.stop();
  const cpu =
    report === 'over' ? 'did not keep up' : `${((report.cpuMs / seconds / 1_000) * 100).toFixed(0)} % of a core`;
  return { growth: Math.max(...samples) - before, cpu, ages };
}

console.log(describeMachine());
await measureDelay();
const seconds = 8;
const baseline = await fanOut('plain', seconds);
const ours = await fanOut('motorcade', seconds);
for (const [name, { growth, cpu, ages }] of Object.entries({ 'io.emit': baseline, motorcade: ours })) {
  const delay = ages.length === 0 ? 'got nothing in time' : `${ages.length} changes, ${inMilliseconds(ages)}`;
  console.log(`P4 ${name}: RSS grew by ${inMegabytes(growth)}, ${cpu}, healthy sockets ${delay}`);
}
console.log(
  `P4 memory ratio ${(Math.max(0, ours.growth) / baseline.growth).toFixed(3)} over ${seconds} s; target ≤ 50 MB, p95 ≤ 500 ms`,
);
