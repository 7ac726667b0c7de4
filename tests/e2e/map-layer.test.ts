import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FleetMapProps, MapView } from '../../components/map/fleet-map-props';
import type { FleetVehicle } from '../../server/contract/fleet';
import type { MapPageWindow } from '../bench/map-page';
import { type MapServer, startMapServer } from '../bench/map-server';
import { barriersOf, openBrowser, type Visitor, visit, wide } from '../support/browser';
import { needs } from '../support/need';

const view: MapView = { latitude: 52.5, longitude: 13.4, zoom: 9 };
const middle = { x: wide.width / 2, y: wide.height / 2 };
const lone = { x: middle.x + 100, y: middle.y };
/** A place where there is nothing but land. */
const land = { x: middle.x + 300, y: middle.y };
const now = 1_800_000_000_000;
const patience = { timeout: 60_000 };

/** Two vehicles on the spot in the middle and one 100 pixels east of it, in a fleet of three. Resolves once they are drawn. */
async function showThree(page: Page, props: Partial<FleetMapProps> = {}): Promise<void> {
  await page.evaluate(
    async ([at, given, time]) => {
      const { mapPage } = window as unknown as MapPageWindow;
      await mapPage.show(3, { view: at, ...given });
      const standing: Partial<FleetVehicle> = { latitude: 52.5, speed: 0, isOn: false, positionAt: time, lastAt: time };
      mapPage.change(0, { ...standing, longitude: 13.4 });
      mapPage.change(1, { ...standing, longitude: 13.4 });
      mapPage.change(2, { ...standing, longitude: 13.4 + (100 / (256 * 512)) * 360 });
    },
    [view, props, now] as const,
  );
  await page.locator('.leaflet-tile-loaded').first().waitFor(patience);
  // A map that fits itself to the fleet has them elsewhere.
  if (props.view === null) return;
  for (const place of [middle, lone])
    await expect.poll(async () => (await colourAt(page, fleetCanvas, place))[3], patience).toBe(255);
}

const set = (page: Page, props: Partial<FleetMapProps>) =>
  page.evaluate((given) => (window as unknown as MapPageWindow).mapPage.set(given), props);
const selected = (page: Page) => page.evaluate(() => (window as unknown as MapPageWindow).mapPage.selected());
const lastView = (page: Page) =>
  page.evaluate(() => (window as unknown as MapPageWindow).mapPage.views().at(-1) ?? null);

/** Colours and transparency at a point of the map's container, of one canvas. */
function colourAt(page: Page, canvas: string, { x, y }: { x: number; y: number }): Promise<number[]> {
  return page.evaluate(
    ([selector, left, top]) => {
      for (const element of document.querySelectorAll<HTMLCanvasElement>(selector)) {
        const box = element.getBoundingClientRect();
        if (left < box.left || left >= box.right || top < box.top || top >= box.bottom) continue;
        const scale = element.width / box.width;
        const context = element.getContext('2d');
        return [...(context?.getImageData((left - box.left) * scale, (top - box.top) * scale, 1, 1).data ?? [])];
      }
      return [];
    },
    [canvas, x, y] as const,
  );
}
const fleetCanvas = '.leaflet-overlay-pane canvas';
const tiles = '.leaflet-tile-pane canvas.leaflet-tile-loaded';

needs('chromium')('the fleet map in Chromium', () => {
  let server: MapServer;
  let browser: Browser;

  /** A page of its own, with nothing shown yet. */
  async function open(prepare: (page: Page) => Promise<unknown> = async () => undefined): Promise<Visitor> {
    const visitor = await visit(browser, server.url, { ...wide, colorScheme: 'light' });
    await prepare(visitor.page);
    await visitor.page.goto(server.url);
    await visitor.page.waitForFunction(() => 'mapPage' in window);
    return visitor;
  }

  beforeAll(async () => {
    [server, browser] = await Promise.all([startMapServer(), openBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  it('draws land, names and vehicles without asking any other machine', async () => {
    const { page, foreignRequests, complaints } = await open();
    await showThree(page);
    await expect.poll(() => colourAt(page, tiles, land), patience).toEqual([0xf8, 0xf7, 0xf3, 255]);
    await expect.poll(() => page.locator('.leaflet-motorcade-names-pane canvas').count(), patience).toBe(1);
    await expect.poll(() => page.getByText('GeoNames').isVisible()).toBe(true);
    expect(await barriersOf(page, '.leaflet-container')).toEqual([]);
    expect([...foreignRequests, ...complaints]).toEqual([]);
    await page.context().close();
  });

  it('gives a lone vehicle for a click on it, all that stand on one spot, and nobody for a click beside', async () => {
    const { page } = await open();
    await showThree(page);
    await page.mouse.click(lone.x, lone.y);
    await expect.poll(() => selected(page)).toEqual([3]);
    await page.mouse.click(middle.x + 3, middle.y);
    await expect.poll(async () => (await selected(page)).sort()).toEqual([1, 2]);
    await page.mouse.click(middle.x, middle.y + 200);
    await expect.poll(() => selected(page)).toEqual([]);
    await page.context().close();
  });

  it('tells of a ghost among more than bear names how old its place is, where a pointer rests', async () => {
    const { page } = await open();
    // West of all others, which are in sight, too.
    const alone = { latitude: 46, longitude: -20 };
    await page.evaluate(
      async ([there, hourMs]) => {
        const { mapPage } = window as unknown as MapPageWindow;
        await mapPage.show(120, { view: { ...there, zoom: 4 }, mode: 'markers', isPast: true });
        const at = Date.now() - 3 * hourMs;
        mapPage.change(0, { ...there, speed: 60, isOn: true, speedAt: at, positionAt: at, lastAt: at });
      },
      [alone, 3_600_000] as const,
    );
    await expect.poll(async () => (await colourAt(page, fleetCanvas, middle))[3], patience).toBeGreaterThan(0);
    await page.mouse.move(middle.x, middle.y);
    await page.locator('.motorcade-tooltip').getByText('Stale · position 3 h old').waitFor(patience);
    await page.context().close();
  });

  it('neither draws nor picks what the list does not show', async () => {
    const { page } = await open();
    await showThree(page);
    await page.evaluate(() => (window as unknown as MapPageWindow).mapPage.set({ visible: new Set([1]) }));
    await expect.poll(async () => (await colourAt(page, fleetCanvas, lone))[3]).toBe(0);
    await page.mouse.click(middle.x, middle.y);
    await expect.poll(() => selected(page)).toEqual([1]);
    await page.context().close();
  });

  it('takes another theme in place, without a new map', async () => {
    const { page } = await open();
    await showThree(page);
    await page
      .locator(tiles)
      .first()
      .evaluate((tile) => tile.setAttribute('data-kept', 'yes'));
    const before = await colourAt(page, fleetCanvas, { x: middle.x + 106, y: middle.y + 6 });
    await set(page, { theme: 'dark' });
    await expect.poll(() => colourAt(page, tiles, land), patience).toEqual([0x1a, 0x22, 0x2e, 255]);
    await expect
      .poll(() => colourAt(page, fleetCanvas, { x: middle.x + 106, y: middle.y + 6 }), patience)
      .not.toEqual(before);
    expect(await page.locator('[data-kept]').count()).toBe(1);
    await page.context().close();
  });

  it('follows the selected vehicle until a person drags the map', async () => {
    const { page } = await open();
    await showThree(page, { selectedId: 1, isFollowing: true });
    const moveTo = (latitude: number, later: number) =>
      page.evaluate(
        ([place, at]) =>
          (window as unknown as MapPageWindow).mapPage.change(0, { latitude: place, positionAt: at, lastAt: at }),
        [latitude, now + later] as const,
      );
    const ring = page.locator('.motorcade-selection');
    const ringAt = async () => {
      const box = await ring.boundingBox();
      return box && { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
    };
    await moveTo(52.6, 5_000);
    // The one that stayed behind goes out of the middle, the followed one does not.
    const behind = {
      x: middle.x,
      y: middle.y + Math.round((0.1 / 360) * 256 * 512 * (1 / Math.cos((52.55 * Math.PI) / 180))),
    };
    await expect.poll(async () => (await colourAt(page, fleetCanvas, behind))[3], patience).toBe(255);
    await expect.poll(async () => Math.abs(((await ringAt())?.y ?? 0) - middle.y), patience).toBeLessThan(3);
    const drag = { x: middle.x - 200, y: middle.y - 120 };
    await page.mouse.move(drag.x, drag.y);
    await page.mouse.down();
    await page.mouse.move(drag.x, drag.y + 60, { steps: 4 });
    await page.mouse.up();
    await moveTo(52.7, 10_000);
    await expect.poll(async () => Math.abs(((await ringAt())?.y ?? 0) - middle.y), patience).toBeGreaterThan(20);
    await page.context().close();
  });

  it('is moved by keyboard, tells where it looks, and goes where it is told', async () => {
    const { page } = await open();
    await showThree(page);
    await page.locator('section.motorcade-map').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => (await lastView(page))?.longitude ?? 0).toBeGreaterThan(13.5);
    await page.keyboard.press('+');
    await expect.poll(async () => (await lastView(page))?.zoom).toBe(10);
    await set(page, { view: { latitude: 48.9, longitude: 2.3, zoom: 9 } });
    await page.mouse.move(10, 10);
    await expect.poll(() => page.locator(tiles).count(), patience).toBeGreaterThan(3);
    await page.locator('section.motorcade-map').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Math.round((await lastView(page))?.latitude ?? 0)).toBe(49);
    await page.context().close();
  });

  it('fits itself to the fleet when nobody said where to look', async () => {
    const { page } = await open();
    await showThree(page, { view: null });
    await expect.poll(async () => (await lastView(page))?.zoom ?? 0, patience).toBeGreaterThan(8);
    await page.context().close();
  });

  it('shows the whole fleet again at the press of a button, and keeps who is selected', async () => {
    const { page } = await open();
    await showThree(page);
    await page.mouse.click(lone.x, lone.y);
    await expect.poll(() => selected(page)).toEqual([3]);
    await set(page, { selectedId: 3, isFollowing: true });
    const button = page.getByRole('button', { name: 'Show the whole fleet' });
    await button.click();
    await expect.poll(async () => (await lastView(page))?.zoom, patience).toBe(12);
    expect(await selected(page)).toEqual([3]);
    await set(page, { view: { latitude: 48.9, longitude: 2.3, zoom: 9 } });
    await button.focus();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await lastView(page))?.latitude ?? 0, patience).toBeGreaterThan(52);
    await page.context().close();
  });

  it('zooms one level for a notch of the wheel', async () => {
    const { page } = await open();
    await showThree(page);
    await page.mouse.move(middle.x, middle.y + 200);
    await page.mouse.wheel(0, -120);
    await expect.poll(async () => (await lastView(page))?.zoom, patience).toBe(10);
    await page.context().close();
  });

  it('paints nothing while it is hidden, and the fleet once it is shown', async () => {
    const { page, complaints } = await open();
    await page.addStyleTag({ content: '#map[data-hidden] { display: none; }' });
    await page.locator('#map').evaluate((map) => map.setAttribute('data-hidden', ''));
    await page.evaluate(() => (window as unknown as MapPageWindow).mapPage.show(3, { view: null }));
    await page.locator('#map').evaluate((map) => map.removeAttribute('data-hidden'));
    await expect.poll(async () => (await lastView(page))?.zoom ?? 12, patience).toBeLessThan(12);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('paints its map on the page where workers cannot draw', async () => {
    const { page, complaints } = await open((blank) => blank.addInitScript('delete window.OffscreenCanvas'));
    await showThree(page);
    await expect.poll(() => colourAt(page, tiles, land), patience).toEqual([0xf8, 0xf7, 0xf3, 255]);
    expect(page.workers()).toHaveLength(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says so when the base map cannot be loaded, and shows the vehicles', async () => {
    const { page } = await open((blank) => blank.route('**/basemap/world-*', (route) => route.abort()));
    await page.evaluate((at) => (window as unknown as MapPageWindow).mapPage.show(3, { view: at }), view);
    await page.getByText('The base map could not be loaded').waitFor(patience);
    await page.context().close();
  });
});
