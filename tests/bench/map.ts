// P5: panning and zooming the map with 1,000 changes a second. The baseline in the same run is ordinary Leaflet at its
// best: one L.circleMarker a vehicle on Leaflet's own canvas (preferCanvas), without a base map, which is in its favour.
// leaflet.markercluster is not installed; at these numbers it is slower still, for it builds its tree anew at each change.
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { describeMachine, percentile } from './machine';
import type { MapPageWindow } from './map-page';
import { startMapServer } from './map-server';

const fleets = [10_000, 50_000, 100_000];
const changesPerSecond = 1_000;
const view = { latitude: 50, longitude: 8, zoom: 5 };
const target = 33;

type Frames = { pan: number[]; zoom: number[]; idle: number[] };

/** Drags the map about for some seconds, as a hand does, with a pointer event every frame or so. */
async function pan(page: Page): Promise<void> {
  await page.mouse.move(720, 450);
  await page.mouse.down();
  const start = performance.now();
  for (let at = 0; at < 160 && performance.now() - start < 8_000; at++) {
    await page.mouse.move(720 + 420 * Math.sin(at / 12), 450 + 180 * Math.sin(at / 19));
  }
  await page.mouse.up();
}

async function zoom(page: Page): Promise<void> {
  for (const direction of [-1, -1, 1, 1]) {
    await page.mouse.wheel(0, direction * 120);
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
  }
}

async function measure(browser: Browser, url: string, vehicles: number, isBaseline: boolean): Promise<Frames> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(120_000);
  await page.goto(url);
  await page.waitForFunction(() => 'mapPage' in window);
  await page.evaluate(
    ([count, at, isPlain]) => {
      const { mapPage } = window as unknown as MapPageWindow;
      return isPlain ? mapPage.showBaseline(count, at) : mapPage.show(count, { view: at });
    },
    [vehicles, view, isBaseline] as const,
  );
  if (!isBaseline) await page.locator('.leaflet-tile-loaded').nth(5).waitFor();
  await page.evaluate((rate) => (window as unknown as MapPageWindow).mapPage.setRate(rate), changesPerSecond);
  const frames: Frames = { pan: [], zoom: [], idle: [] };
  const acts = { idle: () => page.waitForTimeout(1_500), pan: () => pan(page), zoom: () => zoom(page) };
  for (const name of ['idle', 'pan', 'zoom'] as const) {
    await page.evaluate(() => (window as unknown as MapPageWindow).mapPage.watchFrames());
    await acts[name]();
    frames[name] = await page.evaluate(() => (window as unknown as MapPageWindow).mapPage.frames());
  }
  await page.close();
  return frames;
}

const words = (frames: number[]) => {
  const mean = frames.reduce((sum, frame) => sum + frame, 0) / frames.length;
  return `p95 ${percentile(frames, 0.95).toFixed(0).padStart(4)} ms (${(1_000 / mean).toFixed(0).padStart(2)} fps)`;
};

console.log(describeMachine());
console.log(
  `P5 ${changesPerSecond} changes/s, 1440 × 900, headless Chromium without a GPU; frames of 16.7 ms are the least`,
);
const server = await startMapServer();
const browser = await openBrowser();
for (const vehicles of fleets) {
  const results = {
    baseline: await measure(browser, server.url, vehicles, true),
    ours: await measure(browser, server.url, vehicles, false),
  };
  for (const [name, frames] of Object.entries(results))
    console.log(
      `P5 ${vehicles} vehicles, ${name.padEnd(8)} idle ${words(frames.idle)}, pan ${words(frames.pan)}, zoom ${words(frames.zoom)}`,
    );
  const [theirs, ours] = [results.baseline, results.ours].map((frames) =>
    percentile([...frames.pan, ...frames.zoom], 0.95),
  );
  console.log(
    `P5 ${vehicles} vehicles: pan and zoom p95 ${ours?.toFixed(1)} ms against ${theirs?.toFixed(1)} ms, ratio ${((ours ?? 0) / (theirs ?? 1)).toFixed(3)}; target ≤ ${target} ms at 50,000`,
  );
}
await browser.close();
await server.stop();
