import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

/** Flags that keep a headless Chromium from calling its maker; without them its own requests would look like ours. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the machine's Chromium. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet });
}

export type Visitor = {
  page: Page;
  /** Requests that were meant for another origin than the product's. */
  foreignRequests: string[];
  /** Uncaught errors and errors on the console, but for those of requests that a test provokes. */
  complaints: string[];
};

export type Look = {
  width: number;
  height: number;
  colorScheme: 'light' | 'dark';
  /** The zone the browser's machine is set to; ours where none is named. */
  timezoneId?: string;
};
export const wide = { width: 1440, height: 900 };
export const narrow = { width: 390, height: 844 };

/** Opens a page of its own cookies that keeps an eye on what it should not do. */
export async function visit(browser: Browser, address: string, look: Look, cookies: string[] = []): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.colorScheme,
    reducedMotion: 'no-preference',
    ...(look.timezoneId === undefined ? {} : { timezoneId: look.timezoneId }),
  });
  // The first page of a server that others hold up takes its time.
  context.setDefaultTimeout(60_000);
  const { origin, hostname } = new URL(address);
  await context.addCookies(
    cookies.map((cookie) => {
      const [name = '', ...value] = cookie.split('=');
      return { name, value: value.join('='), domain: hostname, path: '/' };
    }),
  );
  const page = await context.newPage();
  const foreignRequests: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isOurs = url.origin === origin || ['data:', 'blob:'].includes(url.protocol);
    if (!isOurs) foreignRequests.push(request.url());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(message.text()))
      complaints.push(message.text());
  });
  return { page, foreignRequests, complaints };
}

/**
 * What keeps somebody out of a page, in words: all that axe-core holds against it or a part of it (a selector), and what
 * must be scrolled sideways.
 */
export async function barriersOf(page: Page, part = 'html'): Promise<string[]> {
  // What is fading in would be taken to be too faint. What goes on for ever is not waited for.
  await page.evaluate(async () => {
    const isEnding = ({ playState, effect }: Animation) =>
      playState === 'running' && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(isEnding)
        .map(({ finished }) => finished),
    );
  });
  // Legacy mode looks into no frames, of which there are none. What nothing is held against need not be told in full.
  const axe = new AxeBuilder({ page })
    .include(part)
    .setLegacyMode()
    .options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const wide = await page.evaluate(() => {
    const scrolls = (element: Element) =>
      element === document.documentElement || /auto|scroll/.test(getComputedStyle(element).overflowX);
    const tooWide = [...document.querySelectorAll('html, body *')].filter(
      (element) => scrolls(element) && element.scrollWidth > element.clientWidth,
    );
    // What is clipped cannot even be scrolled to.
    const cutOff = [
      ...document.querySelectorAll('main :is(h1, h2, h3, p, li, th, td, a, button, input, select)'),
    ].filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1);
    return [...tooWide, ...cutOff].map(
      ({ tagName, className, textContent }) =>
        `${tagName} ${className} is wider than its place: ${textContent?.slice(0, 60)}`,
    );
  });
  return [
    ...violations.map(
      ({ id, impact, help, nodes }) =>
        `${id} (${impact}): ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`,
    ),
    ...wide,
  ];
}

/** Presses Tab until an element has the focus, as somebody without a pointer does. @throws when it is never reached */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 200; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`200 times Tab do not lead to ${target}`);
}
