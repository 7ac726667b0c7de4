// How smoothly an hour of a vehicle at 1 Hz is replayed: frames of the screen, and the work within each, at every speed.
import { replaySpeeds } from '../../components/replay/replay-speeds';
import { openBrowser } from '../support/browser';
import { describeMachine, percentile } from './machine';
import { startMapServer } from './map-server';
import type { ReplayPageWindow } from './replay-page';

const fixes = 3_600;
const watchMs = 4_000;
const target = 16.7;

console.log(describeMachine());
console.log(`Replay of ${fixes} fixes, 1440 × 900, headless Chromium without a GPU; frames of 16.7 ms are the least`);
const server = await startMapServer('replay-page');
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
await page.goto(server.url);
await page.waitForFunction(() => 'replayPage' in window);
await page.evaluate((count) => (window as unknown as ReplayPageWindow).replayPage.show(count), fixes);
await page.locator('.leaflet-tile-loaded').nth(3).waitFor();
for (const speed of replaySpeeds) {
  const { frameMs, workMs } = await page.evaluate(
    async ([times, forMs]) => {
      const { replayPage } = window as unknown as ReplayPageWindow;
      replayPage.seek(0.2);
      replayPage.watchFrames();
      replayPage.play(times);
      await new Promise((resolve) => setTimeout(resolve, forMs));
      replayPage.pause();
      return replayPage.frames();
    },
    [speed, watchMs] as const,
  );
  const p95 = percentile(frameMs, 0.95);
  console.log(
    `${`${speed}×`.padStart(4)}: frame p95 ${p95.toFixed(1)} ms of ${frameMs.length} frames, ` +
      `work p95 ${percentile(workMs, 0.95).toFixed(2)} ms of a frame's ${target}`,
  );
}
await browser.close();
await server.stop();
