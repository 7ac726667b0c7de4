import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectionsPage } from '../../server/contract/connections';
import { fromFleetRow } from '../../server/contract/fleet';
import { vehicle as vehicleShape } from '../../server/contract/http';
import { fleetMoment } from '../../server/contract/moment';
import { motionOf } from '../../server/contract/motion';
import { barriersOf, type Look, narrow, openBrowser, tabTo, visit, wide } from '../support/browser';
import { becomeAdministrator, firstMove, letIn, openFleetSocket } from '../support/first-visit';
import { fleetPixels } from '../support/fleet-pixels';
import { freePort } from '../support/free-port';
import { needs } from '../support/need';
import { type RunningServer, startServer, temporaryFolder } from '../support/server';

const patience = { timeout: 60_000 };

const banner = (page: Page) => page.getByRole('region', { name: 'The past' });
const list = (page: Page) => page.getByRole('listbox', { name: 'Vehicles' });
const counters = (page: Page) => page.getByRole('group', { name: /^Filter by/ });
const momentOf = (page: Page) => new URL(page.url()).searchParams.get('t');

/** Waits until the moment of the address is shown, and neither it nor the map moves any more. */
async function settle(page: Page): Promise<void> {
  await banner(page).getByText('The past', { exact: true }).waitFor(patience);
  await list(page).getByRole('option').first().waitFor(patience);
  // Names are drawn anew once their letters are here.
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  let before = '';
  await expect
    .poll(
      async () => {
        const pixels = await fleetPixels(page);
        const isStill = pixels === before && pixels !== '';
        before = pixels;
        return isStill;
      },
      { ...patience, interval: 700 },
    )
    .toBe(true);
}

/** The figure a counter shows. */
async function counted(page: Page, label: string): Promise<number> {
  const words = (await page.getByRole('button', { name: new RegExp(`^[\\d\\s]+${label}$`) }).textContent()) ?? '';
  return Number(words.replace(/\D/g, ''));
}

needs('chromium')('the past, in Chromium', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let server: RunningServer;
  let browser: Browser;
  let settings: Record<string, string>;
  let cookies: string[] = [];
  let viewerCookies: string[] = [];
  let page: Page;
  /** A moment of an hour before, as addresses say it. */
  let hourAgo = 0;
  let then = '';
  /** A moment of which all is here. */
  let known = '';
  const complaints = new Map<Page, string[]>();

  async function open(
    path: string,
    colorScheme: 'light' | 'dark' = 'light',
    who = cookies,
    size: Omit<Look, 'colorScheme'> = wide,
  ): Promise<Page> {
    const visitor = await visit(browser, server.address, { ...size, colorScheme }, who);
    complaints.set(visitor.page, visitor.complaints);
    await visitor.page.goto(`${server.address}${path}`);
    return visitor.page;
  }
  async function ask<T>(shape: { parse: (answer: unknown) => T }, path: string): Promise<T> {
    const response = await fetch(`${server.address}${path}`, { headers: { cookie: cookies.join('; ') } });
    return shape.parse(await response.json());
  }
  /** When the oldest of what is not stored yet came. */
  const oldestPending = async () => {
    const { connections } = await ask(connectionsPage, '/api/connections');
    return Math.min(...connections.map(({ oldestPendingAt }) => oldestPendingAt ?? Number.POSITIVE_INFINITY));
  };
  const allow = (context: BrowserContext) => context.grantPermissions(['clipboard-read', 'clipboard-write']);

  beforeAll(async () => {
    folder = await temporaryFolder();
    settings = { DATA_DIR: folder.path, PORT: String(await freePort()) };
    [server, browser] = await Promise.all([startServer(settings), openBrowser()]);
    const cookie = await becomeAdministrator(server.address, server.link ?? '');
    cookies = cookie.split('; ');
    viewerCookies = (await letIn(server.address, cookie, 'viewer')).split('; ');
    hourAgo = Math.floor(Date.now() / 1_000) * 1_000 - 3_600_000;
    then = `/?t=${new Date(hourAgo).toISOString().replace('.000', '')}`;
    page = await open('/');
    await list(page).getByRole('option').first().waitFor(patience);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    await folder.remove();
  });

  it('has a past to show', async () => {
    await expect
      .poll(
        async () => {
          const at = Math.floor(Date.now() / 1_000) * 1_000;
          await expect.poll(oldestPending, patience).toBeGreaterThan(at);
          const { rows } = await ask(fleetMoment, `/api/fleet?at=${at}&clock=received`);
          if (rows.filter((row) => fromFleetRow(row).speed !== null).length < 50) return '';
          // What was known at a moment never changes, whatever comes late, once all that had come by then is stored.
          known = `/?t=${new Date(at).toISOString().replace('.000', '')}&clock=received`;
          const past = await ask(fleetMoment, `/api/fleet?at=${hourAgo}`);
          return past.rows.some((row) => fromFleetRow(row).speed !== null) ? known : '';
        },
        { timeout: 120_000, interval: 1_000 },
      )
      .not.toBe('');
  });

  it('shows the fleet of an hour ago, and list, counters and the server agree', async () => {
    await page.getByRole('button', { name: '1 h ago' }).click();
    await settle(page);
    const at = Date.parse(momentOf(page) ?? '');
    expect(Math.abs(Date.now() - at - 3_600_000)).toBeLessThan(60_000);
    await expect.poll(() => page.title()).toMatch(/^Past \d{4}-\d\d-\d\d .* · Fleet · Motorcade$/);
    await page.goto(`${server.address}${known}`);
    await settle(page);
    const knownAt = Date.parse(momentOf(page) ?? '');
    const { rows } = await ask(fleetMoment, `/api/fleet?at=${knownAt}&clock=received`);
    const vehicles = rows.map(fromFleetRow);
    for (const [motion, label] of [
      ['moving', 'Moving'],
      ['parked', 'Parked'],
      ['unseen', 'Not seen'],
    ] as const)
      await expect
        .poll(() => counted(page, label), patience)
        .toBe(vehicles.filter((vehicle) => motionOf(vehicle, knownAt) === motion).length);
    await page.getByRole('button', { name: /Moving$/ }).click();
    const moving = await counted(page, 'Moving');
    await page.locator('#vehicles').getByText(`${moving} of ${vehicles.length} vehicles`).waitFor(patience);
    await page.goBack();
  });

  it('lets nothing of what comes in live into it', async () => {
    await page.goto(`${server.address}${known}`);
    await settle(page);
    const before = await fleetPixels(page);
    const words = await list(page).textContent();
    const socket = openFleetSocket(server.address, cookies.join('; '));
    await firstMove(socket);
    socket.disconnect();
    const live = await open('/');
    const first = await fleetPixels(live);
    await expect.poll(() => fleetPixels(live), patience).not.toBe(first);
    await live.context().close();
    expect(await fleetPixels(page)).toBe(before);
    expect(await list(page).textContent()).toBe(words);
    await page.getByRole('button', { name: 'Live', exact: true }).first().waitFor();
  });

  it('opens a vehicle as it was then, where nothing can be changed', async () => {
    await page.goto(`${server.address}${then}&sort=newest`);
    await settle(page);
    // What the page was told itself: the demo's boxes go on telling of that hour, and who asks later knows more.
    const answers: Response[] = [];
    const note = (response: Response) => {
      if (/^\/api\/vehicles\/[^/]+$/.test(new URL(response.url()).pathname)) answers.push(response);
    };
    page.on('response', note);
    await list(page).getByRole('option').first().click();
    await page.getByRole('link', { name: /Open/ }).click();
    await page.waitForURL(/\/vehicles\/.*t=/, patience);
    const shown = page.getByRole('button', { name: /^Odometer: / }).first();
    await shown.waitFor(patience);
    const at = Date.parse(momentOf(page) ?? '');
    const difference = async () => {
      const answer = answers.at(-1);
      expect(new URL(answer?.url() ?? server.address).searchParams.get('at')).toBe(String(at));
      const state = vehicleShape.parse(await answer?.json());
      expect(page.url()).toContain(`/vehicles/${encodeURIComponent(state.vin)}`);
      const odometer = state.readings.find(({ signal }) => signal === 'odometer');
      expect(odometer?.at).toBeLessThanOrEqual(at);
      const label = (await shown.getAttribute('aria-label')) ?? '';
      return Math.abs(Number(/Odometer: ([\d\s.]+)/.exec(label)?.[1]?.replace(/\s/g, '')) - Number(odometer?.value));
    };
    await expect.poll(difference, patience).toBeLessThan(1);
    page.off('response', note);
    const rename = page.getByRole('button', { name: /Off in the past/ });
    await rename.waitFor(patience);
    await rename.press('Enter');
    expect(await page.getByLabel('Name of the vehicle').count()).toBe(0);
    await page.getByRole('link', { name: 'Fleet' }).last().click();
    await page.waitForURL((url) => url.pathname === '/' && url.searchParams.has('t'), patience);
  });

  it('places the readings of a vehicle as it was known where they came, and nowhere else', async () => {
    await page.goto(`${server.address}${known}&sort=newest`);
    await settle(page);
    await list(page).getByRole('option').first().click();
    await page.getByRole('link', { name: /Open/ }).click();
    await page.waitForURL(/\/vehicles\//, patience);
    await page.getByRole('link', { name: 'History', exact: true }).click();
    const axis = page.getByRole('radiogroup', { name: 'By which clock' });
    await axis.waitFor(patience);
    expect(await axis.getByRole('radio', { name: 'Received' }).isChecked()).toBe(true);
    expect(await axis.getByRole('radio', { name: 'Measured' }).isDisabled()).toBe(true);
    await page.getByRole('link', { name: 'Timeline', exact: true }).click();
    await page.getByText('what it told stands at the time it reached Motorcade').waitFor(patience);
  });

  it('gives another person the same by a link', async () => {
    await allow(page.context());
    await page.goto(`${server.address}${then}`);
    await settle(page);
    // The boxes of the demo fleet came back from where there is no network only when it started.
    await page.getByText('As we knew it', { exact: true }).click();
    await page.getByText('Nothing was known yet', { exact: true }).waitFor(patience);
    expect(new URL(page.url()).searchParams.get('clock')).toBe('received');
    await page.getByText('As it was', { exact: true }).click();
    await settle(page);
    await page.goto(`${server.address}${known}&motion=moving,parked`);
    await settle(page);
    await Promise.all([
      page.getByRole('button', { name: 'Link copied' }).waitFor(patience),
      page.getByRole('button', { name: 'Copy the link to this moment' }).click(),
    ]);
    const shared = await page.evaluate(() => navigator.clipboard.readText());
    const path = shared.slice(server.address.length);
    // Of another zone than the server, which draws the page first.
    const abroad = { ...wide, timezoneId: 'Asia/Kolkata' };
    const [mine, theirs] = [await open(path), await open(path, 'light', viewerCookies, abroad)];
    await Promise.all([settle(mine), settle(theirs)]);
    await expect.poll(async () => (await fleetPixels(theirs)) === (await fleetPixels(mine)), patience).toBe(true);
    await expect.poll(() => list(theirs).textContent(), patience).toBe(await list(page).textContent());
    expect(await banner(theirs).textContent()).toContain('As we knew it');
    expect(complaints.get(theirs)).toEqual([]);
    await Promise.all([mine.context().close(), theirs.context().close()]);
  });

  it('is gone through by keyboard alone, and Back undoes what was done', async () => {
    const keys = await open(then);
    await settle(keys);
    const begun = Date.parse(momentOf(keys) ?? '');
    await keys.keyboard.press(',');
    await expect.poll(() => Date.parse(momentOf(keys) ?? '')).toBe(begun - 15 * 60_000);
    await settle(keys);
    await keys.goBack();
    await expect.poll(() => Date.parse(momentOf(keys) ?? '')).toBe(begun);
    await settle(keys);
    await tabTo(keys, keys.getByRole('slider', { name: 'Moment to show' }));
    await keys.keyboard.press('ArrowLeft');
    await expect.poll(() => Date.parse(momentOf(keys) ?? '')).toBeLessThan(begun);
    await settle(keys);
    const before = Date.parse(momentOf(keys) ?? '');
    await keys.keyboard.press('p');
    await expect
      .poll(async () => Date.parse((await banner(keys).locator('time').getAttribute('datetime')) ?? ''), patience)
      .toBeGreaterThan(before + 60_000);
    await keys.keyboard.press('p');
    await expect.poll(() => Date.parse(momentOf(keys) ?? '')).toBeGreaterThan(before);
    await keys.keyboard.press('l');
    await expect.poll(() => momentOf(keys)).toBeNull();
    await banner(keys).waitFor({ state: 'hidden', ...patience });
    const first = await fleetPixels(keys);
    await expect.poll(() => fleetPixels(keys), patience).not.toBe(first);
    await expect.poll(() => keys.title()).toBe('Fleet · Motorcade');
    await keys.context().close();
  });

  it('says so where nothing was known yet', async () => {
    const early = await open('/?t=2001-01-01T00:00:00Z');
    await early.getByText('Nothing was known yet', { exact: true }).waitFor(patience);
    await early.getByRole('button', { name: 'Go there' }).click();
    await settle(early);
    await early.context().close();
  });

  const looks = [
    { size: wide, scheme: 'light' },
    { size: wide, scheme: 'dark' },
    { size: narrow, scheme: 'light' },
    { size: narrow, scheme: 'dark' },
  ] as const;
  it.each(looks)('keeps nobody out at $size.width px in $scheme', async ({ size, scheme }) => {
    const visitor = await open(then, scheme, cookies, size);
    await banner(visitor).getByText('The past', { exact: true }).waitFor(patience);
    expect(await barriersOf(visitor)).toEqual([]);
    await visitor.keyboard.press('t');
    await visitor.getByRole('button', { name: 'Show this moment' }).waitFor(patience);
    const serious = (await barriersOf(visitor)).filter((finding) => /serious|critical/.test(finding));
    expect(serious).toEqual([]);
    await visitor.context().close();
  });

  it('keeps the moment while the server is away, and says so', async () => {
    await page.goto(`${server.address}${known}`);
    await settle(page);
    const before = await counters(page).textContent();
    await server.kill();
    await page.getByText(/Not live since/).waitFor(patience);
    await page.keyboard.press(',');
    await banner(page).getByText('It is tried again by itself').waitFor(patience);
    expect(await counters(page).textContent()).toBe(before);
    server = await startServer(settings);
    await banner(page)
      .getByText('It is tried again by itself')
      .waitFor({ state: 'hidden', ...patience });
    // By the second clock: nothing had come in before the server was started.
    await page.getByText('Nothing was known yet', { exact: true }).waitFor(patience);
  });
});
