import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hours, minutes, seconds } from '../../server/contract/duration';
import type { Visitor } from '../support/browser';
import { needs } from '../support/need';
import { foxtrackrMessage, publishAll } from '../support/publisher';
import { openStage, type Stage } from '../support/upstream-stage';

const patience = { timeout: 60_000 };
const device = 'tracker-7';
const vin = 'WVWZZZ1KZAW000123';

needs('chromium', 'mosquitto')('a device that is mapped after its messages came, in Chromium', () => {
  let stage: Stage;
  let visitor: Visitor;
  let row: Locator;
  const now = Date.now();
  // One battery reading a minute, the newest three hours old, and one temperature of twenty minutes ago. The newest is
  // published first: the order of arrival is not what tells the age.
  const past = [
    foxtrackrMessage(device, now - minutes(20) - seconds(30), 'temperature', { value: 21.5 }),
    ...Array.from({ length: 60 }, (_, index) =>
      foxtrackrMessage(device, now - hours(3) - minutes(index + 1), 'battery', { level: 71 - index }),
    ),
  ];

  beforeAll(async () => {
    stage = await openStage();
    await publishAll(stage.publisher, past.length, (index) => past[index] ?? { topic: '', payload: '' });
    visitor = await stage.open();
    row = visitor.page.getByRole('row').filter({ hasText: device });
  });
  afterAll(() => stage.close());

  it('stands among the devices with the count of what waits', async () => {
    await visitor.page.goto(`${stage.address}/devices?show=waiting`);
    await row.getByRole('link', { name: `${past.length} messages wait` }).waitFor(patience);
  });

  it('is not mapped by a slip: a VIN too short is asked about', async () => {
    const { page } = visitor;
    await row.getByRole('button', { name: 'Say which vehicle' }).click();
    await row.getByRole('combobox', { name: `VIN of the vehicle that ${device} is in` }).fill(vin.slice(1));
    await page.keyboard.press('Enter');
    await row.getByText(/no VIN of 17 characters. Map it all the same\?$/).waitFor(patience);
    await page.keyboard.press('Enter');
    await row.getByRole('button', { name: 'Map it all the same' }).waitFor(patience);
    await row.getByRole('button', { name: 'Cancel' }).click();
    await row.getByRole('link', { name: `${past.length} messages wait` }).waitFor(patience);
  });

  it('is given its vehicle in its row, and what waited is decoded', async () => {
    const { page } = visitor;
    await row.getByRole('button', { name: 'Say which vehicle' }).click();
    await row.getByRole('combobox', { name: `VIN of the vehicle that ${device} is in` }).fill(vin.toLowerCase());
    await row.getByRole('button', { name: 'Save' }).click();
    const progress = page.getByRole('list', { name: 'Decoding of what waited' }).getByRole('listitem');
    await progress.filter({ hasText: `${device} → ${vin}` }).waitFor(patience);
    await progress.filter({ hasText: `${past.length} messages decoded, each at its own time.` }).waitFor(patience);
    await row.waitFor({ state: 'detached', ...patience });
    await page.getByRole('radiogroup').getByText('Mapped').click();
    await row.getByRole('link', { name: vin }).waitFor(patience);
    await row.getByText('None', { exact: true }).waitFor(patience);
  });

  it('is exported with its vehicle', async () => {
    const { page } = visitor;
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Export' }).click();
    const lines = (await readFile(await (await downloading).path(), 'utf8')).trim().split(/\r?\n/);
    expect(lines[0]).toContain('upstream,device,vin');
    expect(lines.slice(1).map((line) => line.split(',').slice(0, 3))).toEqual([['trackers', device, vin]]);
  });

  it('shows its past on the page of the vehicle, each value as old as it is', async () => {
    const { page } = visitor;
    await page.getByRole('link', { name: 'Open the vehicle' }).click();
    await page.waitForURL(`**/vehicles/${vin}`, patience);
    await page.getByRole('searchbox', { name: /Search the signals/ }).fill('tracker');
    await page
      .getByRole('button', { name: /^Tracker battery: 71%, .*3 h ago$/ })
      .first()
      .waitFor(patience);
    await page
      .getByRole('button', { name: /^Tracker temperature: 21\.5 °C, .*2\d min ago$/ })
      .first()
      .waitFor(patience);
  });

  it('leads from such a value to the very message it came in', async () => {
    const { page } = visitor;
    await page
      .getByRole('button', { name: /^Tracker temperature: / })
      .first()
      .click();
    const drawer = page.getByRole('dialog', { name: /^Message / });
    await drawer.getByText('foxtrackr/tracker-7/V3.0/temperature').first().waitFor(patience);
    await drawer.getByText('Exact', { exact: true }).click();
    await expect.poll(() => drawer.locator('pre').textContent(), patience).toBe(past[0]?.payload);
    expect(await drawer.locator('mark').textContent()).toBe('21.5');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden', ...patience });
  });

  it('shows at once what the device sends from now on', async () => {
    const { topic, payload } = foxtrackrMessage(device, Date.now(), 'temperature', { value: 24.5 });
    await stage.publisher.publishAsync(topic, payload, { qos: 1 });
    await visitor.page
      .getByRole('button', { name: /^Tracker temperature: 24\.5 °C/ })
      .first()
      .waitFor(patience);
  });

  it('has complained of nothing, and talked to nobody else', () => {
    expect(visitor.complaints).toEqual([]);
    expect(visitor.foreignRequests).toEqual([]);
  });
});
