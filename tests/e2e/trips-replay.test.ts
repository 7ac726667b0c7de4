import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { minutes, seconds } from '../../server/contract/duration';
import { storage } from '../../server/contract/storage';
import { pauseMs } from '../../server/store/revise-trip';
import { barriersOf, narrow, tabTo, type Visitor, wide } from '../support/browser';
import { type DriveMessage, driveMessages, speedAfter, troubleMessage } from '../support/drive-messages';
import { needs } from '../support/need';
import { publishAll } from '../support/publisher';
import { openStage, type Stage } from '../support/upstream-stage';

const patience = { timeout: 60_000 };
const vin = 'WVWZZZ1KZAW000123';
const begun = Date.now();
/** So many hours ahead of UTC it is about noon while this runs, and yesterday stays yesterday. */
const hoursAhead = 12 - new Date(begun).getUTCHours();
const timezoneId = `Etc/GMT${hoursAhead > 0 ? '-' : '+'}${Math.abs(hoursAhead)}`;
/** 9:00 of yesterday, by the clock of the browser. */
const nine = new Date(begun).setUTCHours(9 - hoursAhead - 24, 0, 0, 0);
const lengthMs = minutes(20);
/** A time as addresses say it. */
const utc = (at: number) => new Date(at).toISOString().replace('.000Z', 'Z');
/** What the vehicle had no network for. */
const hole = { from: nine + minutes(8), to: nine + minutes(13) };
/** When it told of a trouble code, after so long. */
const troubleAfterMs = minutes(15);
const isInHole = ({ at }: DriveMessage) => at > hole.from && at < hole.to;

/** The time that is replayed, as the values beside the map say it, and where its marker is drawn. */
async function instantOf(page: Page) {
  const values = page.getByRole('region', { name: 'Values of the moment' });
  const clock = await values.locator('time').textContent();
  const speed = values.getByRole('button', { name: /^Speed: / });
  await speed.waitFor(patience);
  const [box, map] = await Promise.all(
    ['.motorcade-replayed', '.motorcade-map'].map((part) => page.locator(part).boundingBox()),
  );
  return {
    clock,
    speed: await speed.getAttribute('aria-label'),
    place: box && map && { x: Math.round(box.x - map.x), y: Math.round(box.y - map.y) },
  };
}

needs('chromium', 'mosquitto')('the trips of a vehicle in Chromium', () => {
  let stage: Stage;
  let visitor: Visitor;
  let viewer: Visitor;
  let trip: Locator;
  let link = '';
  let publishedAt = 0;
  let shown: Awaited<ReturnType<typeof instantOf>>;
  const drive = [...driveMessages(vin, nine, lengthMs), troubleMessage(vin, nine + troubleAfterMs, 'C1116FA')];
  const publish = (messages: readonly DriveMessage[]) =>
    publishAll(stage.publisher, messages.length, (index) => messages[index] ?? { topic: '', payload: '' });

  /** Whether what is derived from hours was made since all of the first messages had been there for a pause. */
  const isStored = async () => {
    const answer = await visitor.page.request.get(`${stage.address}/api/storage`);
    const job = storage.parse(await answer.json()).jobs.find(({ name }) => name === 'remake');
    const startedAt = job?.startedAt ?? 0;
    return startedAt > publishedAt + pauseMs && (job?.endedAt ?? 0) > startedAt;
  };

  beforeAll(async () => {
    stage = await openStage();
    await publish(drive.filter((message) => !isInHole(message)));
    visitor = await stage.open({ ...wide, colorScheme: 'dark', timezoneId });
    await visitor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    trip = visitor.page.getByRole('article', { name: /^Trip from .*Munich/ });
  });
  afterAll(() => stage.close());

  it('lists yesterday’s trip with its figures, and says what is missing of it', async () => {
    const { page } = visitor;
    await page.goto(`${stage.address}/vehicles/${vin}/trips`);
    await page.getByRole('button', { name: /Time shown/ }).click();
    await page.getByRole('button', { name: 'Yesterday', exact: true }).click();
    await expect
      .poll(async () => {
        await page.reload();
        return trip.or(page.getByText('No trip in this time')).first().textContent();
      }, patience)
      .toMatch(/09:00 – 09:2\d/);
    publishedAt = Date.now();
    await trip.getByText('Incomplete.').waitFor(patience);
    await trip.getByText(/Nothing was received 09:08 to 09:1\d \(5 min\)/).waitFor(patience);
    expect(await trip.textContent()).toMatch(/Top70 km\/h/);
  });

  it('draws the trip that is selected, and keeps it in the address', async () => {
    const { page } = visitor;
    await trip.getByRole('button', { pressed: false }).first().click();
    await page.waitForURL(/[?&]trip=/, patience);
    await page.locator('.motorcade-mark-start').waitFor(patience);
    await page.locator('.motorcade-mark-end').waitFor(patience);
    await expect.poll(() => page.locator('path.motorcade-path-unknown').getAttribute('d'), patience).toMatch(/M/);
  });

  it('replays it by the keyboard alone, true to time', async () => {
    const { page } = visitor;
    await tabTo(page, trip.getByRole('link', { name: /^Replay/ }));
    await page.keyboard.press('Enter');
    await page.waitForURL('**/replay?**', patience);
    const slider = page.getByRole('slider', { name: 'Time of the replay' });
    await page.locator('.motorcade-replayed').waitFor(patience);
    await tabTo(page, slider);
    const secondsShown = async () => Number(await slider.getAttribute('aria-valuenow'));
    await page.keyboard.press('Home');
    await expect.poll(secondsShown, patience).toBe(0);
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowRight');
    await expect.poll(secondsShown, patience).toBe(60);
    await page.keyboard.press(' ');
    await expect.poll(secondsShown, patience).toBeGreaterThan(75);
    await page.keyboard.press(' ');
    const stoodAt = await secondsShown();
    await page.keyboard.press('Shift+ArrowRight');
    const gapAt = (hole.from - nine) / 1_000;
    await expect.poll(secondsShown, patience).toBeGreaterThanOrEqual(gapAt - 10);
    expect(stoodAt).toBeLessThan(gapAt);
  });

  it('makes a ghost of the vehicle while nobody knows where it is', async () => {
    const { page } = visitor;
    for (let press = 0; press < 12; press += 1) await page.keyboard.press('ArrowRight');
    await page.getByText(/^last seen \d+ min before$/).waitFor(patience);
    await page.keyboard.press('Home');
    await page.getByText(/^last seen/).waitFor({ state: 'detached', ...patience });
  });

  it('jumps to what the vehicle warned of, which is listed, and marked along the way', async () => {
    const { page } = visitor;
    const slider = page.getByRole('slider', { name: 'Time of the replay' });
    const secondsShown = async () => Number(await slider.getAttribute('aria-valuenow'));
    await slider.locator('[data-kind="alert"]').waitFor({ state: 'attached', ...patience });
    // Past what nobody knows of the way.
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(secondsShown, patience).toBe(troubleAfterMs / 1_000);
    await page.keyboard.press('Home');
    await expect.poll(secondsShown, patience).toBe(0);
    await page.getByRole('button', { name: /^Moments to jump to: / }).click();
    await page.getByRole('menuitem', { name: /Trouble code C1116FA appeared$/ }).click(patience);
    await expect.poll(secondsShown, patience).toBe(troubleAfterMs / 1_000);
    await page.getByRole('menu').waitFor({ state: 'detached', ...patience });
    await page.keyboard.press('Home');
    await expect.poll(secondsShown, patience).toBe(0);
  });

  it('keeps in its address what is shown, for a link to this instant', async () => {
    const { page } = visitor;
    for (let press = 0; press < 9; press += 1) await page.keyboard.press('ArrowRight');
    await page.waitForURL(({ searchParams }) => Date.parse(searchParams.get('at') ?? '') === nine + 90_000, patience);
    await expect.poll(async () => (await instantOf(page)).clock, patience).toBe('09:01:30');
    await expect.poll(async () => (await instantOf(page)).speed, patience).toContain(`Speed: ${speedAfter(90)} km/h`);
    // The map that comes after the vehicle is at rest: the link says what it looks at.
    await page.locator('.leaflet-pan-anim').waitFor({ state: 'detached', ...patience });
    await Promise.all([
      page.getByRole('button', { name: 'Copied' }).waitFor(patience),
      page.getByRole('button', { name: 'Link to this instant' }).click(),
    ]);
    link = await page.evaluate(() => navigator.clipboard.readText());
    shown = await instantOf(page);
  });

  it('tells above it what the vehicle did at that instant, and nothing of now', async () => {
    const { page } = visitor;
    const head = page.locator('main header');
    await head.getByText('Moving', { exact: true }).waitFor(patience);
    await head.getByText('Heard just then').waitFor(patience);
    // It has told nothing since yesterday.
    expect(await head.getByText(/Stale|Fresh|Aging/).count()).toBe(0);
    const replay = page.getByRole('region', { name: 'Replay' });
    expect(await replay.locator('time').getAttribute('datetime')).toBe(utc(nine + seconds(90)));
    await page.getByRole('button', { name: 'Receiving' }).waitFor(patience);
    await page.getByRole('button', { name: /Off in the past/ }).waitFor(patience);
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder(/VIN, name, model/).fill('report');
    await page.getByText('Off in the past: go back to live first').first().waitFor(patience);
    await page.keyboard.press('Escape');
    await page.getByPlaceholder(/VIN, name, model/).waitFor({ state: 'hidden', ...patience });
  });

  it('shows the same instant to a viewer who is given the link', async () => {
    viewer = await stage.open({ ...wide, colorScheme: 'dark', timezoneId }, 'viewer');
    await viewer.page.goto(link);
    await expect
      .poll(() => instantOf(viewer.page).then(({ clock, place }) => ({ clock, place })), patience)
      .toEqual({
        clock: shown.clock,
        place: shown.place,
      });
    const speedOf = ({ speed }: typeof shown) => speed?.split(',')[0];
    await expect.poll(async () => speedOf(await instantOf(viewer.page)), patience).toBe(speedOf(shown));
  });

  it('tells of the trip as it stood at a moment of the past, and of none that had not reached us', async () => {
    const { page } = visitor;
    const moment = utc(nine + minutes(5));
    await page.goto(`${stage.address}/vehicles/${vin}/trips?t=${moment}`);
    await trip.getByText('Under way').waitFor(patience);
    expect(await trip.getByText('Incomplete.').count()).toBe(0);
    // It is that trip which is replayed from here, and from that moment.
    await page
      .getByRole('navigation', { name: /^Parts of this vehicle/ })
      .getByRole('link', { name: 'Replay' })
      .click();
    const values = page.getByRole('region', { name: 'Values of the moment' });
    await values.locator('time').filter({ hasText: '09:05:00' }).waitFor(patience);
    // What was warned of later is no part of it: it ends with the moment.
    const slider = page.getByRole('slider', { name: 'Time of the replay' });
    expect(await slider.getAttribute('aria-valuemax')).toBe(String(minutes(5) / 1_000));
    const replay = page.getByRole('region', { name: 'Replay' });
    await replay.getByText(/^As it was, up to \d{4}-\d\d-\d\d 09:05:00/).waitFor(patience);
    await page
      .getByRole('navigation', { name: /^Parts of this vehicle/ })
      .getByRole('link', { name: 'Overview' })
      .click();
    await page.getByRole('region', { name: 'The past' }).getByText('The past', { exact: true }).waitFor(patience);
    expect(new URL(page.url()).searchParams.get('t')).toBe(moment);
    await page.goBack();
    await replay.getByRole('button', { name: 'Back to live' }).click();
    await page.waitForURL(`**/vehicles/${vin}`, patience);
    await page.goto(`${stage.address}/vehicles/${vin}/timeline?t=${moment}`);
    await page
      .getByRole('button', { name: /^Trip from/ })
      .first()
      .waitFor(patience);
    await page.goto(`${stage.address}/vehicles/${vin}/trips?t=${moment}&clock=received`);
    await page.getByText('No trip is known at this moment').waitFor(patience);
  });

  it('tells on one axis what happened, and in words below', async () => {
    const { page } = visitor;
    await page.goto(`${stage.address}/vehicles/${vin}/timeline?range=yesterday`);
    await page
      .getByRole('region', { name: 'Timeline' })
      .getByRole('button', { name: /^Trip from .*Munich/ })
      .waitFor(patience);
    await page.getByRole('row').filter({ hasText: 'Silence of cars' }).first().waitFor(patience);
    await page.getByRole('button', { name: /^Trouble code C1116FA appeared, by cars/ }).waitFor(patience);
  });

  const looks = [
    { ...wide, colorScheme: 'light' },
    { ...narrow, colorScheme: 'dark' },
  ] as const;
  it.each(looks)('keeps nobody out at $width px in $colorScheme', async ({ colorScheme, ...size }) => {
    const { page } = viewer;
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    const pages: [path: string, whole: Locator][] = [
      ['trips?range=yesterday', page.getByRole('article', { name: /^Trip from/ })],
      [new URL(link).search.replace('?', 'replay?'), page.locator('.motorcade-replayed')],
      ['timeline?range=yesterday', page.getByRole('button', { name: /^Trip from/ }).first()],
    ];
    const barriers: string[] = [];
    for (const [path, whole] of pages) {
      await page.goto(`${stage.address}/vehicles/${vin}/${path}`);
      await whole.waitFor(patience);
      barriers.push(...(await barriersOf(page)).map((barrier) => `${path.split('?')[0]}: ${barrier}`));
    }
    expect(barriers).toEqual([]);
  });

  it('makes the trip anew when the rest of it arrives, and says so', async () => {
    await expect.poll(isStored, { timeout: 2 * patience.timeout }).toBe(true);
    await publish(drive.filter(isInHole));
    const { page } = visitor;
    await page.goto(`${stage.address}/vehicles/${vin}/trips?range=yesterday`);
    await expect
      .poll(
        async () => {
          await page.reload();
          return trip.first().textContent(patience);
        },
        { timeout: 2 * patience.timeout },
      )
      // It is made anew with each part of the rest: what was missing is there with the last.
      .toMatch(/^(?!.*Incomplete\.).*Recomputed/s);
    expect(await trip.textContent()).toContain('late data arrived');
  });

  it('has complained of nothing, and talked to nobody else', () => {
    expect([...visitor.complaints, ...viewer.complaints]).toEqual([]);
    expect([...visitor.foreignRequests, ...viewer.foreignRequests]).toEqual([]);
  });
});
