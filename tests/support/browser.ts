import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';

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

export type Look = { width: number; height: number; colorScheme: 'light' | 'dark' };
export const wide = { width: 1440, height: 900 };
export const narrow = { width: 390, height: 844 };

/** Opens a page of its own cookies that keeps an eye on what it should not do. */
export async function visit(browser: Browser, address: string, look: Look, cookies: string[] = []): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.colorScheme,
    reducedMotion: 'no-preference',
  });
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

/** What axe-core holds against a page that keeps somebody out: its serious and critical findings, in words. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`);
}
