import { afterEach, expect, test } from 'vitest';
import { fleetRowsOf, fromFleetRow } from '../../server/contract/fleet';
import type { Shown } from '../live/live-browser-process';
import { type LiveProcess, startProcess } from '../live/live-process';
import { connect, once, type TestSocket } from '../live/live-rig';
import type { Order, Report } from '../live/live-server-process';

const stops: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

type Server = LiveProcess<Order, Report>;

async function startServer(): Promise<{ server: Server; url: string }> {
  const server = startProcess<Order, Report>(new URL('../live/live-server-process.ts', import.meta.url));
  stops.push(server.stop);
  const { port } = await server.next();
  return { server, url: `http://127.0.0.1:${port}` };
}

function startBrowser(url: string): LiveProcess<object, Shown> {
  const browser = startProcess<object, Shown>(new URL('../live/live-browser-process.ts', import.meta.url), url);
  stops.push(browser.stop);
  return browser;
}

/** Asks again and again until the answer will do. */
async function askUntil<Told>(
  ask: () => Promise<Told>,
  isEnough: (told: Told) => boolean,
  withinMs: number,
): Promise<Told> {
  const deadline = performance.now() + withinMs;
  for (let told = await ask(); ; told = await ask()) {
    if (isEnough(told)) return told;
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms, but ${JSON.stringify(told)}`);
  }
}

/** A socket that notes how old each change is when it arrives, in milliseconds. */
async function listen(url: string): Promise<{ socket: TestSocket; ages: number[] }> {
  const socket = connect({ url }, { cookie: 'session=viewer', origin: url });
  stops.push(() => void socket.disconnect());
  await once(socket, 'connect');
  const ages: number[] = [];
  socket.on('fleet:changes', ({ rows }) => {
    const now = Date.now();
    for (const row of fleetRowsOf(rows)) ages.push(now - (fromFleetRow(row).lastReceivedAt ?? 0));
  });
  await socket.emitWithAck('fleet:join', {});
  return { socket, ages };
}

const percentile = (values: number[], share: number) =>
  values.sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

test('a browser that stops reading costs less than 20 MB, harms nobody, and is right 2 s after it goes on', async () => {
  const { server, url } = await startServer();
  const report = () => server.ask({ report: true });
  const browser = startBrowser(url);
  await askUntil(
    () => browser.ask({}),
    ({ phase }) => phase === 'live',
    20_000,
  );
  const { ages } = await listen(url);

  browser.child.kill('SIGSTOP');
  // What the kernel's buffers take in is nobody's memory here: first they must be full.
  await askUntil(
    () => server.ask({ publish: { count: 20_000, perSecond: 50_000 } }),
    ({ waiting }) => waiting === 1,
    30_000,
  );
  const before = await report();
  ages.length = 0;
  const after = await server.ask({ publish: { count: 75_000, perSecond: 5_000 } });

  expect(after).toMatchObject({ connected: 2, waiting: 1, stalled: 0 });
  expect((after.rss - before.rss) / 1e6).toBeLessThan(20);
  expect(ages.length).toBeGreaterThan(50_000);
  expect(percentile(ages, 0.95)).toBeLessThan(500);

  browser.child.kill('SIGCONT');
  const { digest } = await report();
  await askUntil(
    () => browser.ask({}),
    (shown) => shown.digest === digest && shown.phase === 'live',
    2_000,
  );
});
