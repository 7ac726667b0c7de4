import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { minutes } from '../../server/contract/duration';
import { barriersOf, narrow, tabTo, wide } from '../support/browser';
import { needs } from '../support/need';
import { foxtrackrMessage, odometerMessage, publishAll } from '../support/publisher';
import { highMobilityTopic, openStage, type Stage } from '../support/upstream-stage';

const patience = { timeout: 60_000 };
const vin = 'WVWZZZ1KZAW000123';

/** A page, and what it shows once it is all there. */
type Place = { path: string; whole: (page: Page) => Locator };
const connections: Place = {
  path: '/connections',
  whole: (page) => page.getByRole('link', { name: /^Received: .*2 in the last hour/ }),
};
const devices: Place = { path: '/devices', whole: (page) => page.getByRole('rowheader', { name: /tracker-7/ }) };
const messages: Place = { path: '/messages', whole: (page) => page.getByText(/^5 found, newest first/) };
const quarantine: Place = { path: '/quarantine', whole: (page) => page.getByRole('button', { name: 'Not JSON' }) };
const vehicle: Place = { path: `/vehicles/${vin}`, whole: (page) => page.getByText(/The odometers disagree/) };
const pages = [connections, devices, messages, quarantine, vehicle];

needs('chromium', 'mosquitto')('the pages of the upstreams, for everybody, in Chromium', () => {
  let stage: Stage;

  /** Opens a page and waits until it is whole. */
  async function show(page: Page, { path, whole }: Place): Promise<void> {
    await page.goto(`${stage.address}${path}`);
    await whole(page).first().waitFor(patience);
  }

  /** Opens the first page for somebody without a pointer: `press` goes to a control by Tab and presses Enter. */
  async function byKeyboard() {
    const { page } = await stage.open();
    await page.goto(stage.address);
    const press = async (control: Locator) => {
      await tabTo(page, control);
      await page.keyboard.press('Enter');
    };
    return { page, press };
  }
  const isFocused = (control: Locator) =>
    expect.poll(() => control.evaluate((element) => element === document.activeElement), patience).toBe(true);

  beforeAll(async () => {
    stage = await openStage();
    const at = Date.now() - minutes(30);
    const published = [
      foxtrackrMessage('tracker-7', at, 'temperature', { value: 21 }),
      { topic: 'foxtrackr/tracker-8/V3.0/battery', payload: 'battery = 12.6 V' },
      { topic: highMobilityTopic('cars', vin), payload: odometerMessage(vin, 14_000, 'm-1', at) },
      { topic: highMobilityTopic('cars', vin), payload: odometerMessage(vin, 14_001, 'm-2', at + minutes(20)) },
      { topic: highMobilityTopic('leasing', vin), payload: odometerMessage(vin, 9_000, 'm-1', at + minutes(10)) },
    ];
    await publishAll(stage.publisher, published.length, (index) => published[index] ?? { topic: '', payload: '' });
  });
  afterAll(() => stage.close());

  const looks = [
    { ...wide, colorScheme: 'light' },
    { ...wide, colorScheme: 'dark' },
    { ...narrow, colorScheme: 'light' },
    { ...narrow, colorScheme: 'dark' },
  ] as const;
  it.each(looks)('keep nobody out at $width px in $colorScheme', async (look) => {
    const { page, complaints } = await stage.open(look);
    const barriers: string[] = [];
    const note = async (place: string) =>
      void barriers.push(...(await barriersOf(page)).map((barrier) => `${place}: ${barrier}`));
    for (const one of pages) {
      await show(page, one);
      await note(one.path);
    }
    await page
      .getByRole('button', { name: /^Odometer: / })
      .first()
      .click();
    await page.locator('mark').waitFor(patience);
    await note('an open message');
    await show(page, quarantine);
    await page.getByRole('button', { name: 'Not JSON' }).click();
    await page.getByRole('button', { name: 'Preview' }).click();
    await page.getByText('1 would stay as it is').waitFor(patience);
    await note('an open group');
    expect([...barriers, ...complaints]).toEqual([]);
    await page.context().close();
  });

  it('offer a viewer nothing that would be refused', async () => {
    const { page, complaints } = await stage.open(undefined, 'viewer');
    const refused: string[] = [];
    page.on('response', (response) => response.status() === 403 && refused.push(response.url()));
    const offered = page.locator('main :is(a[href], button, input, select, textarea, summary)');
    const open = offered.and(page.locator(':not(:disabled, [aria-disabled=true])'));
    for (const { path } of pages.filter((one) => one !== vehicle)) {
      await page.goto(`${stage.address}${path}`);
      await page.getByText('This takes the engineer role; yours is viewer').waitFor(patience);
      expect(await open.count(), `controls of ${path}`).toBe(0);
    }
    await show(page, vehicle);
    const guarded = pages.map(({ path }) => path).filter((path) => path !== vehicle.path);
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(links.filter((href) => guarded.some((path) => href.startsWith(path)))).toEqual([]);
    for (const button of await open.and(page.getByRole('button')).all()) await button.click();
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    expect([...refused, ...complaints]).toEqual([]);
    await page.context().close();
  });

  it('are worked by the keyboard: a connection is tested, paused and resumed', async () => {
    const { page, press } = await byKeyboard();
    const card = page.getByRole('article', { name: 'FoxTrackr' });
    await press(page.getByRole('link', { name: 'Connections', exact: true }));
    await press(card.getByRole('button', { name: 'Test' }));
    const test = page.getByRole('dialog', { name: /Test the connection of FoxTrackr/ });
    await press(test.getByRole('button', { name: 'Start the test' }));
    await test.getByText('Subscribe passed').first().waitFor(patience);
    await page.keyboard.press('Escape');
    await isFocused(card.getByRole('button', { name: 'Test' }));
    await press(card.getByRole('button', { name: 'Pause' }));
    await press(page.getByRole('dialog', { name: /^Pause/ }).getByRole('button', { name: 'Pause', exact: true }));
    await card.getByText(/Paused by/).waitFor(patience);
    await press(card.getByRole('button', { name: 'Resume' }));
    await card.getByText('Connected and subscribed.').waitFor(patience);
    await press(card.getByRole('link', { name: /^Quarantined: / }));
    await page.waitForURL(/\/messages\?.*verdict=quarantined/, patience);
    await page.context().close();
  });

  it('are worked by the keyboard: messages are looked for, and one is opened', async () => {
    const { page, press } = await byKeyboard();
    await press(page.getByRole('link', { name: 'Messages', exact: true }));
    const source = page.getByRole('combobox', { name: 'Source' });
    await tabTo(page, source);
    // By arrows: what is typed into a list counts together only while nothing holds up the keys.
    for (let chosen = await source.inputValue(); chosen !== 'cars'; chosen = await source.inputValue()) {
      await page.keyboard.press('ArrowDown');
      await expect.poll(() => source.inputValue(), patience).not.toBe(chosen);
    }
    await page.getByText(/^2 found, newest first/).waitFor(patience);
    await page.keyboard.press('Escape');
    const message = page.getByRole('button', { name: /^Open the message/ }).first();
    await press(message);
    const drawer = page.getByRole('dialog', { name: /^Message / });
    await tabTo(page, drawer.getByRole('link', { name: 'Download its bytes' }));
    await page.keyboard.press('Escape');
    await isFocused(message);
    await page.context().close();
  });

  it('are worked by the keyboard: a group is previewed and discarded', async () => {
    const { page, press } = await byKeyboard();
    await press(page.getByRole('link', { name: 'Quarantine', exact: true }));
    await press(page.getByRole('button', { name: 'Not JSON' }));
    await press(page.getByRole('button', { name: 'Preview' }));
    await page.getByText('1 would stay as it is').waitFor(patience);
    await press(page.getByRole('button', { name: 'Discard' }));
    const dialog = page.getByRole('dialog', { name: 'Discard this group?' });
    await isFocused(dialog.getByRole('textbox', { name: 'Why' }));
    await page.keyboard.type('A tracker on a bench');
    await press(dialog.getByRole('button', { name: 'Discard 1 message' }));
    await page.getByText('Discarded: 1 message.').waitFor(patience);
    await page.context().close();
  });

  it('are worked by the keyboard: a device is mapped, and its vehicle told of', async () => {
    const { page, press } = await byKeyboard();
    await press(page.getByRole('link', { name: 'Devices', exact: true }));
    await press(
      page.getByRole('row').filter({ hasText: 'tracker-7' }).getByRole('button', { name: 'Say which vehicle' }),
    );
    await isFocused(page.getByRole('combobox', { name: 'VIN of the vehicle that tracker-7 is in' }));
    await page.keyboard.type(vin);
    await press(page.getByRole('button', { name: 'Save' }));
    await press(page.getByRole('link', { name: 'Open the vehicle' }));
    const value = page.getByRole('button', { name: /^Tracker temperature: / }).first();
    await press(value);
    await page.locator('mark').waitFor(patience);
    await page.keyboard.press('Escape');
    await isFocused(value);
    await page.context().close();
  });
});
