import type { Page } from 'playwright-core';

/** What the fleet layer has painted, as text that differs when a marker does. */
export const fleetPixels = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLCanvasElement>('.leaflet-overlay-pane canvas')]
      .map((canvas) => canvas.toDataURL())
      .join(),
  );
