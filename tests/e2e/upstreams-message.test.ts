import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { minutes } from '../../server/contract/duration';
import type { Visitor } from '../support/browser';
import { needs } from '../support/need';
import { odometerMessage, publishAll } from '../support/publisher';
import { highMobilityTopic, openStage, type Stage } from '../support/upstream-stage';

const patience = { timeout: 60_000 };
const vin = 'WVWZZZ1KZAW000123';
const brokenTopic = 'foxtrackr/tracker-7/V3.0/battery';
/** Two texts that are no JSON, and bytes that are no text: two reasons. */
const texts = ['battery = 12.6 V, café', '{"deviceId":"tracker-7","battery":'];
const noText = Buffer.from([0x7b, 0xff, 0x00, 0x0d, 0x0a, 0x80, 0x7d]);

needs('chromium', 'mosquitto')('messages that are looked for, in Chromium', () => {
  let stage: Stage;
  let visitor: Visitor;
  let group: Locator;
  let drawer: Locator;
  let found: Locator;
  /** Payloads by the topics they came on, in the order they were published. */
  const published = [
    ...texts.map((payload) => ({ topic: brokenTopic, payload })),
    { topic: `${brokenTopic}/raw`, payload: noText },
    ...[14_000, 14_001, 14_002].map((kilometers, index) => ({
      topic: highMobilityTopic('cars', vin),
      payload: odometerMessage(vin, kilometers, `cars-${index}`, Date.now() - minutes(9 - index)),
    })),
    {
      topic: highMobilityTopic('leasing', vin),
      payload: odometerMessage(vin, 13_990, 'leasing-0', Date.now() - minutes(30)),
    },
    // One fault of the envelope around different data.
    ...[{ diagnostics: {} }, { doors: { locks: [] } }].map((data) => ({
      topic: highMobilityTopic('leasing', vin),
      payload: JSON.stringify({ vin: [], data }),
    })),
  ];

  /** What the address asks for. */
  const searched = () => Object.fromEntries(new URL(visitor.page.url()).searchParams);
  const topics = () => found.allTextContents();

  /** Presses the download of the open message and gives the bytes. */
  async function download(): Promise<Buffer> {
    const downloading = visitor.page.waitForEvent('download');
    await drawer.getByRole('link', { name: 'Download its bytes' }).click();
    return readFile(await (await downloading).path());
  }

  beforeAll(async () => {
    stage = await openStage();
    await publishAll(stage.publisher, published.length, (index) => published[index] ?? { topic: '', payload: '' });
    visitor = await stage.open();
    const { page } = visitor;
    group = page
      .getByRole('list', { name: 'Groups of messages' })
      .getByRole('listitem')
      .filter({ hasText: 'Not JSON' });
    drawer = page.getByRole('dialog', { name: /^Message / });
    found = page
      .getByRole('table', { name: 'Messages, newest first' })
      .getByRole('button', { name: /^Open the message/ });
  });
  afterAll(() => stage.close());

  it('are kept in the quarantine when nothing can be made of them, by reason and shape', async () => {
    const { page } = visitor;
    await page.goto(stage.address);
    await page.getByRole('link', { name: 'Quarantine', exact: true }).click();
    await group.filter({ hasText: '2 messages' }).waitFor(patience);
    await group.getByText('Quarantined', { exact: true }).waitFor(patience);
    await group.getByText(/payload: expected JSON, got \d+ bytes that are none/).waitFor(patience);
    await page.getByRole('button', { name: /Not UTF-?8/i }).waitFor(patience);
    const nameless = page.getByRole('listitem').filter({ hasText: 'No usable VIN' }).filter({ hasText: '2 messages' });
    await nameless.getByText('Envelope data: object, vin: list').waitFor(patience);
  });

  it('show an example as it came, beside why it was not taken', async () => {
    await group.getByRole('button', { name: 'Not JSON' }).click();
    await expect.poll(() => group.getByRole('button', { name: /open the message/ }).count(), patience).toBe(2);
    await group.getByRole('button', { name: 'Newest example' }).click();
    const raw = drawer.getByRole('region', { name: 'The payload as it came' });
    const why = drawer.getByText(/payload: expected JSON, got \d+ bytes that are none/);
    await expect.poll(() => raw.locator('pre').textContent(), patience).toBe(texts.at(-1));
    // Both in one moment: the drawer slides in.
    const payload = await raw.elementHandle();
    const isBeside = await why.evaluate((text, other) => {
      const [left, right] = [text.getBoundingClientRect(), other?.getBoundingClientRect()];
      return right !== undefined && left.top >= right.top && left.right <= right.left;
    }, payload);
    expect(isBeside).toBe(true);
    await visitor.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden', ...patience });
  });

  it('say what decoding them again would change, and change nothing', async () => {
    await group.getByRole('button', { name: 'Preview' }).click();
    const preview = group.getByRole('region', { name: 'Preview' });
    await preview.getByText('By today’s decoder, of the newest 2. Nothing has been changed.').waitFor(patience);
    await preview.getByText('2 would stay as they are').waitFor(patience);
    await group.filter({ hasText: '2 messages' }).waitFor(patience);
  });

  it('are discarded for a reason that somebody gives, and it says so', async () => {
    const { page } = visitor;
    await group.getByRole('button', { name: 'Discard' }).click();
    const dialog = page.getByRole('dialog', { name: 'Discard this group?' });
    const discard = dialog.getByRole('button', { name: 'Discard 2 messages' });
    expect(await discard.isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Why' }).fill('A tracker on a bench');
    await discard.click();
    await page.getByText('Discarded: 2 messages.').waitFor(patience);
    await group.waitFor({ state: 'detached', ...patience });
    await page.getByRole('button', { name: /Not UTF-?8/i }).waitFor(patience);
  });

  it('are opened by the number on the card of their upstream, the discarded as well', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: 'Connections', exact: true }).click();
    const card = page.getByRole('article', { name: 'FoxTrackr' });
    await card.getByRole('link', { name: /^Quarantined: .*3 in the last hour/ }).click();
    await page.waitForURL(/\/messages\?/, patience);
    expect(searched()).toMatchObject({ upstream: 'trackers', verdict: 'quarantined' });
    await expect.poll(() => topics(), patience).toEqual([`${brokenTopic}/raw`, brokenTopic, brokenTopic]);
    await page.getByText(/^3 found, newest first/).waitFor(patience);
  });

  it('are downloaded byte by byte as they were published', async () => {
    await found.first().click();
    await drawer.getByText(/Not text: its bytes in hexadecimal/).waitFor(patience);
    expect(await download()).toEqual(noText);
    await visitor.page.keyboard.press('Escape');
    await found.last().click();
    await expect.poll(() => drawer.locator('pre').textContent(), patience).toBe(texts[0]);
    expect(await download()).toEqual(Buffer.from(texts[0] ?? ''));
    await visitor.page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden', ...patience });
  });

  it('are reached from the value that came in one, and from it the others of the vehicle', async () => {
    const { page } = visitor;
    await page.goto(`${stage.address}/vehicles/${vin}`);
    await page
      .getByRole('button', { name: /^Odometer: 14\s002 km/ })
      .first()
      .click();
    await drawer.getByText(highMobilityTopic('cars', vin)).first().waitFor(patience);
    await expect.poll(() => drawer.locator('mark').textContent(), patience).toBe('14002');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden', ...patience });
    await page.getByRole('link', { name: 'All its messages' }).click();
    await page.waitForURL(`**/messages?vin=${vin}`, patience);
    await expect.poll(async () => (await topics()).length, patience).toBe(4);
  });

  it('are filtered, and Back leads to the same filters', async () => {
    const { page } = visitor;
    await page.getByRole('combobox', { name: 'Source' }).selectOption('cars');
    await page.getByRole('textbox', { name: 'Part of the topic' }).fill('DIAGNOSTICS');
    await expect.poll(() => topics(), patience).toEqual(Array(3).fill(highMobilityTopic('cars', vin)));
    const filtered = { vin, upstream: 'cars', topic: 'DIAGNOSTICS' };
    await expect.poll(() => searched(), patience).toEqual(filtered);
    await found.last().click();
    await drawer.getByRole('link', { name: vin }).click();
    await page.waitForURL(`**/vehicles/${vin}`, patience);
    await page.goBack();
    await drawer.getByText('14000').first().waitFor(patience);
    await page.goBack();
    await drawer.waitFor({ state: 'hidden', ...patience });
    expect(searched()).toEqual(filtered);
    await expect.poll(() => topics(), patience).toEqual(Array(3).fill(highMobilityTopic('cars', vin)));
    expect(await page.getByRole('combobox', { name: 'Source' }).inputValue()).toBe('cars');
    expect(await page.getByRole('textbox', { name: 'Part of the topic' }).inputValue()).toBe('DIAGNOSTICS');
  });

  it('are all listed after Clear, and Back fills the fields as they were', async () => {
    const { page } = visitor;
    const topic = page.getByRole('textbox', { name: 'Part of the topic' });
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await expect.poll(() => searched(), patience).toEqual({});
    await expect.poll(() => topic.inputValue(), patience).toBe('');
    await page.goBack();
    await expect.poll(() => topic.inputValue(), patience).toBe('DIAGNOSTICS');
    await expect.poll(() => topics(), patience).toEqual(Array(3).fill(highMobilityTopic('cars', vin)));
  });

  it('have complained of nothing, and talked to nobody else', () => {
    expect(visitor.complaints).toEqual([]);
    expect(visitor.foreignRequests).toEqual([]);
  });
});
