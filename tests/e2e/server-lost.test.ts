import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, visit, wide } from '../support/browser';
import { becomeAdministrator } from '../support/first-visit';
import { fleetPixels } from '../support/fleet-pixels';
import { freePort } from '../support/free-port';
import { needs } from '../support/need';
import { type RunningServer, startServer, temporaryFolder } from '../support/server';

const patience = { timeout: 30_000 };
const themes = ['dark', 'light'] as const;

needs('chromium')('a page whose server is lost, in Chromium', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: RunningServer;
  let browser: Browser;
  let cookies: string[];
  let settings: Record<string, string>;

  beforeAll(async () => {
    folder = await temporaryFolder();
    settings = { DATA_DIR: folder.path, PORT: String(await freePort()) };
    [server, browser] = await Promise.all([startServer(settings), openBrowser()]);
    cookies = (await becomeAdministrator(server.address, server.link ?? '')).split('; ');
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await folder.remove();
  });

  it.each(themes)('says so within three seconds and heals by itself, in %s', async (colorScheme) => {
    const { page, foreignRequests, complaints } = await visit(
      browser,
      server.address,
      { ...wide, colorScheme },
      cookies,
    );
    await page.goto(server.address);
    await page.getByRole('button', { name: 'Live', exact: true }).waitFor(patience);
    // The map's code comes after the page, and that of the worker which draws its land after the map.
    await page.locator('.leaflet-tile-loaded').first().waitFor(patience);
    await server.kill();
    const lostAt = Date.now();
    await page.getByText(/Not live since/).waitFor({ timeout: 10_000 });
    expect(Date.now() - lostAt).toBeLessThan(3_500);
    server = await startServer(settings);
    await page.getByRole('button', { name: 'Live', exact: true }).waitFor(patience);
    await page.getByText(/Not live since/).waitFor({ state: 'hidden', ...patience });
    const before = await fleetPixels(page);
    await expect.poll(() => fleetPixels(page), patience).not.toBe(before);
    expect([...foreignRequests, ...complaints]).toEqual([]);
    await page.context().close();
  });
});
