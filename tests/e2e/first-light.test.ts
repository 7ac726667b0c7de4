import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { barriersOf, narrow, openBrowser, type Visitor, visit, wide } from '../support/browser';
import { administrator } from '../support/first-visit';
import { fleetPixels } from '../support/fleet-pixels';
import { needs } from '../support/need';
import { type RunningServer, startServer, temporaryFolder } from '../support/server';

const patience = { timeout: 60_000 };
const themes = ['dark', 'light'] as const;

async function cookiesOf(page: Page): Promise<string[]> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`);
}

needs('chromium')('the product with its demo fleet, in Chromium', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: RunningServer;
  let browser: Browser;
  const visitors = new Map<string, Visitor>();
  const pageIn = (scheme: string): Page => {
    const visitor = visitors.get(scheme);
    if (visitor === undefined) throw new Error(`nobody is signed in in ${scheme}`);
    return visitor.page;
  };
  let cookies: string[] = [];
  let vehiclePath = '';

  beforeAll(async () => {
    folder = await temporaryFolder();
    [server, browser] = await Promise.all([startServer({ DATA_DIR: folder.path }), openBrowser()]);
    visitors.set('dark', await visit(browser, server.address, { ...wide, colorScheme: 'dark' }));
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await folder.remove();
  });

  it('lets the first administrator in by the one-time link, once', async () => {
    const page = pageIn('dark');
    expect(server.link).not.toBeNull();
    await page.goto(server.link ?? '');
    await page.getByLabel('Name').fill(administrator.name);
    await page.getByLabel('E-mail address').fill(administrator.email);
    await page.getByLabel('Password', { exact: true }).fill(administrator.password);
    await page.getByLabel('Password again').fill(administrator.password);
    await page.getByRole('button', { name: 'Become administrator' }).click();
    await page.getByRole('listbox', { name: 'Vehicles' }).waitFor(patience);
    cookies = await cookiesOf(page);

    const second = await visit(browser, server.address, { ...wide, colorScheme: 'light' });
    await second.page.goto(server.link ?? '');
    await second.page.getByLabel('Name').fill('Somebody Else');
    await second.page.getByLabel('E-mail address').fill('else@example.com');
    await second.page.getByLabel('Password', { exact: true }).fill(administrator.password);
    await second.page.getByLabel('Password again').fill(administrator.password);
    await second.page.locator('button[type=submit]').click();
    await second.page.getByRole('alert').filter({ hasText: 'used or has expired' }).waitFor(patience);
    await second.page.context().close();

    const light = await visit(browser, server.address, { ...wide, colorScheme: 'light' }, cookies);
    await light.page.goto(server.address);
    visitors.set('light', light);
  });

  it.each(themes)('shows vehicles that move on the map, in %s', async (scheme) => {
    const page = pageIn(scheme);
    await page.locator('.leaflet-overlay-pane canvas').first().waitFor(patience);
    await expect
      .poll(() => page.getByRole('listbox', { name: 'Vehicles' }).getByRole('option').count(), patience)
      .toBeGreaterThan(5);
    const before = await fleetPixels(page);
    await expect.poll(() => fleetPixels(page), patience).not.toBe(before);
  });

  it('names the row that the keys are at though it is scrolled out of sight', async () => {
    const list = pageIn('dark').getByRole('listbox', { name: 'Vehicles' });
    await list.press('End');
    await expect.poll(() => list.evaluate((node) => node.scrollTop), patience).toBeGreaterThan(1_000);
    await list.evaluate((node) => node.scrollTo(0, 0));
    const drawn = () => list.getByRole('option').evaluateAll((rows) => rows.map((row) => row.ariaPosInSet));
    await expect.poll(drawn, patience).toContain('2');
    expect(await drawn()).not.toContain('50');
    const named = () =>
      list.evaluate((node) => document.getElementById(node.getAttribute('aria-activedescendant') ?? '')?.role);
    await expect.poll(named, patience).toBe('option');
  });

  /** Opens a vehicle of those that move, and gives whether it is seen to go on. */
  async function isSeenMoving(page: Page, place: number): Promise<boolean> {
    await page.goto(`${server.address}/?sort=fastest`);
    await page.getByRole('button', { name: /Moving/ }).click();
    await page.waitForURL(/motion=moving/, patience);
    await page.getByRole('listbox', { name: 'Vehicles' }).getByRole('option').nth(place).click();
    await page.getByRole('link', { name: /Open/ }).click();
    await page.waitForURL(/\/vehicles\//, patience);
    const position = page.getByRole('button', { name: /^Position: / }).first();
    await position.waitFor(patience);
    const degrees = async () =>
      /[\d.]+° [NS], [\d.]+° [EW]/.exec((await position.getAttribute('aria-label')) ?? '')?.[0];
    const before = await degrees();
    if (before === undefined) return false;
    const isElsewhere = async () => expect(await degrees()).not.toBe(before);
    return vi.waitFor(isElsewhere, { timeout: 15_000 }).then(
      () => true,
      () => false,
    );
  }

  it.each(themes)('opens a moving vehicle and its values change without a reload, in %s', async (scheme) => {
    const page = pageIn(scheme);
    let place = 0;
    // One may park as it is opened, wait at a red light, keep its place to itself or tell of it in bursts.
    await expect.poll(() => isSeenMoving(page, place++), { timeout: 150_000 }).toBe(true);
    vehiclePath = new URL(page.url()).pathname;
  });

  it.each(themes)('shows the message a value came from, in %s', async (scheme) => {
    const page = pageIn(scheme);
    await page
      .getByRole('button', { name: /^Odometer: / })
      .first()
      .click();
    const payload = page
      .getByRole('dialog', { name: /^Message / })
      .getByRole('region', { name: 'The payload as it came' });
    // Whichever upstream tells of it: the value stands out in what it said.
    await payload.locator('mark').first().waitFor(patience);
    await page.keyboard.press('Escape');
  });

  const looks = [
    { ...wide, colorScheme: 'light' },
    { ...wide, colorScheme: 'dark' },
    { ...narrow, colorScheme: 'light' },
    { ...narrow, colorScheme: 'dark' },
  ] as const;
  it.each(looks)('keeps nobody out at $width px in $colorScheme', async (look) => {
    const { page, complaints } = await visit(browser, server.address, look, cookies);
    const findings: string[] = [];
    for (const path of ['/', vehiclePath, '/account', '/people']) {
      await page.goto(`${server.address}${path}`);
      await page
        .getByRole('heading', { level: 1 })
        .first()
        .waitFor({ state: 'attached', ...patience });
      expect(new URL(page.url()).pathname).toBe(path);
      findings.push(...(await barriersOf(page)).map((finding) => `${path} ${finding}`));
    }
    expect(findings).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('has talked to nobody but its own server, and complained of nothing', () => {
    for (const scheme of themes) {
      expect(visitors.get(scheme)?.foreignRequests).toEqual([]);
      expect(visitors.get(scheme)?.complaints).toEqual([]);
    }
  });
});
