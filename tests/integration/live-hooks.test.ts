import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { changeOf, type Rig, reading, startRig, vinOf } from '../live/live-rig';
import { openBrowser, visit, wide } from '../support/browser';
import { needs } from '../support/need';
import { startProxy, type TcpProxy } from '../support/tcp-proxy';

const look = { ...wide, colorScheme: 'light' } as const;

async function bundle(): Promise<string> {
  const built = await build({
    entryPoints: ['tests/live/hooks-page.tsx'],
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    write: false,
    define: { 'process.env.NODE_ENV': '"development"' },
  });
  return built.outputFiles[0]?.text ?? '';
}

needs('chromium')('the hooks in a browser', () => {
  let browser: Browser;
  let script: string;
  let rig: Rig;
  let proxy: TcpProxy;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [browser, script] = await Promise.all([openBrowser(), bundle()]);
  });
  afterAll(() => browser.close());

  beforeEach(async () => {
    rig = await startRig();
    rig.files.set('/', {
      type: 'text/html',
      body: '<!doctype html><body><script type="module" src="/page.js"></script>',
    });
    rig.files.set('/page.js', { type: 'text/javascript', body: script });
    rig.states.set(vinOf(2), {
      id: 2,
      vin: vinOf(2),
      name: null,
      model: null,
      readings: [reading('odometer', 100, 1)],
      absences: [],
      availabilities: [],
    });
    rig.live.publish([changeOf(1, [reading('speed', 10, 1)]), changeOf(2, [reading('speed', 20, 1)])]);
    proxy = await startProxy({ target: rig.port });
    const address = `http://127.0.0.1:${proxy.port}`;
    rig.origins.push(address);
    ({ page, complaints } = await visit(browser, address, look, ['session=viewer']));
    await page.goto(`${address}/?vin=${vinOf(2)}`);
    await page.locator('#phase', { hasText: 'live' }).waitFor();
  });
  afterEach(async () => {
    expect(complaints).toEqual([]);
    await page.context().close();
    await proxy.close();
    await rig.stop();
  });

  test('show the fleet and one vehicle in full, and follow both', async () => {
    await page.locator('#fleet', { hasText: 'loaded 2 at some version' }).waitFor();
    await page.locator('#detail', { hasText: 'ready 100 2' }).waitFor();
    rig.live.publish([changeOf(2, [reading('odometer', 101, 2), reading('speed', 25, 2)])]);
    await page.locator('#detail', { hasText: 'ready 101 2' }).waitFor();
    await page.locator('#row-2', { hasText: '25' }).waitFor();
    rig.live.publish([changeOf(3, [reading('speed', 30, 2)])]);
    await page.locator('#fleet', { hasText: 'loaded 3' }).waitFor();
  });

  test('render a vehicle again only when it changed, once a frame', async () => {
    const rendersOf = async (id: number) => Number(await page.locator(`#row-${id}`).getAttribute('data-renders'));
    // The stream is live before the frame in which its vehicles are drawn.
    await page.locator('#row-1', { hasText: '10' }).waitFor();
    await page.locator('#row-2', { hasText: '20' }).waitFor();
    const before = { one: await rendersOf(1), two: await rendersOf(2) };
    for (let speed = 30; speed <= 60; speed += 1) rig.live.publish([changeOf(2, [reading('speed', speed, speed)])]);
    await page.locator('#row-2', { hasText: '60' }).waitFor();
    expect(await rendersOf(1)).toBe(before.one);
    expect((await rendersOf(2)) - before.two).toBeLessThan(5);
  });

  test('say within three seconds that the line hangs, go on ageing, and are live again without a reload', async () => {
    const nowShown = async () => Number(await page.locator('#now').textContent());
    proxy.pause();
    const hungAt = performance.now();
    await page.locator('#phase', { hasText: 'offline' }).waitFor({ timeout: 3_500 });
    expect(performance.now() - hungAt).toBeLessThan(3_000);
    const shown = await nowShown();
    rig.live.publish([changeOf(1, [reading('speed', 99, 50)])]);
    await page.waitForFunction((then) => Number(document.querySelector('#now')?.textContent) > then + 500, shown);
    proxy.resume();
    await page.locator('#row-1', { hasText: '99' }).waitFor({ timeout: 2_000 });
    await page.locator('#phase', { hasText: 'live' }).waitFor({ timeout: 2_000 });
  });

  test('lead to the sign-in page, and from there back, when the session has ended', async () => {
    rig.files.set('/sign-in', { type: 'text/html', body: 'sign in' });
    rig.revoke('viewer');
    await page.waitForURL(/\/sign-in\?next=/, { timeout: 5_000 });
    expect(new URL(page.url()).searchParams.get('next')).toBe(`/?vin=${vinOf(2)}`);
  });
});
