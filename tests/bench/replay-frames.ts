// Playing the past of 10,000 vehicles in Chromium against the built server: how evenly it draws, and how much it fetches, at
// 60× and 3600×, against the same page standing still in the same run. READINGS and VEHICLES say how much history.
import type { Page, Request } from 'playwright-core';
import { hours } from '../../server/contract/duration';
import { openBrowser, wide } from '../support/browser';
import { administrator, becomeAdministrator, signIn } from '../support/first-visit';
import { startServer, temporaryFolder } from '../support/server';
import { loadHistory } from './history-load';
import { describeMachine, percentile } from './machine';

const playedMs = Number(process.env.PLAYED_MS ?? 20_000);
const speeds = ['60', '3600'] as const;
/** Over the middle of what the fleet drives in. */
const view = '50.2,10.4,6';

type Frames = number[];
type Played = { frames: Frames; bytes: number; requests: number; throughMs: number };

/** Collects the time between painted frames until it is asked for them. As text, for what compiles us would put names in. */
const watchFrames = (page: Page) =>
  page.evaluate(`
    window.paintedFrames = [];
    let last = performance.now();
    requestAnimationFrame(function note(now) {
      window.paintedFrames.push(now - last);
      last = now;
      requestAnimationFrame(note);
    });
  `);
const framesOf = (page: Page): Promise<Frames> => page.evaluate<Frames>('window.paintedFrames.splice(0)');
const shownAt = async (page: Page) =>
  Date.parse((await page.getByRole('region', { name: 'The past' }).locator('time').getAttribute('datetime')) ?? '');

async function play(page: Page, speed: string): Promise<Played> {
  let bytes = 0;
  let requests = 0;
  const count = async (request: Request) => {
    if (!request.url().includes('/api/fleet/steps')) return;
    bytes += (await request.sizes()).responseBodySize;
    requests += 1;
  };
  page.on('requestfinished', count);
  await page.getByLabel('Speed of playing').selectOption(speed);
  const stoodAt = await shownAt(page);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  while ((await shownAt(page)) === stoodAt) await page.waitForTimeout(20);
  const from = await shownAt(page);
  await framesOf(page);
  await page.waitForTimeout(playedMs);
  const frames = await framesOf(page);
  const throughMs = (await shownAt(page)) - from;
  await page.keyboard.press('p');
  page.off('requestfinished', count);
  return { frames, bytes, requests, throughMs };
}

const words = (frames: Frames) =>
  `p50 ${percentile(frames, 0.5).toFixed(0)} ms, p95 ${percentile(frames, 0.95).toFixed(0)} ms, longest ${Math.max(...frames).toFixed(0)} ms`;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

console.log(describeMachine());
const history = await loadHistory({
  readings: Number(process.env.READINGS ?? 2_000_000),
  vehicles: Number(process.env.VEHICLES ?? 10_000),
  days: 2,
  special: 1_000,
});
const folder = await temporaryFolder();
const server = await startServer({ DATA_DIR: folder.path, DATABASE_URL: history.url, DEMO: 'off' });
const browser = await openBrowser();
try {
  // The history is kept from run to run, and with it who was let in.
  const cookie = await (server.link === null
    ? signIn(server.address, administrator)
    : becomeAdministrator(server.address, server.link));
  const context = await browser.newContext({ viewport: wide });
  const { hostname } = new URL(server.address);
  await context.addCookies(
    cookie.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('='), domain: hostname, path: '/' };
    }),
  );
  const page = await context.newPage();
  const noon = new Date(history.to - hours(14)).toISOString().replace('.000', '');
  const beganAt = performance.now();
  await page.goto(`${server.address}/?t=${noon}&map=${view}`);
  await page.getByRole('listbox', { name: 'Vehicles' }).getByRole('option').first().waitFor({ timeout: 120_000 });
  console.log(
    `10,000 vehicles at a moment, from the address to the list: ${((performance.now() - beganAt) / 1_000).toFixed(1)} s`,
  );
  await page.waitForTimeout(3_000);
  await watchFrames(page);
  await page.waitForTimeout(5_000);
  console.log(`standing still: frames ${words(await framesOf(page))}`);
  for (const speed of speeds) {
    const { frames, bytes, requests, throughMs } = await play(page, speed);
    const real = throughMs / Number(speed);
    console.log(
      `${speed}×: frames ${words(frames)}; ${megabytes(bytes)} in ${requests} answers for ${(throughMs / 60_000).toFixed(0)} min of the past; ${((real / playedMs) * 100).toFixed(0)} % of the wanted speed`,
    );
  }
} finally {
  await browser.close();
  await server.stop();
  await history.stop();
  await folder.remove();
}
