import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from '../support/browser';
import { administrator } from '../support/first-visit';
import { freePort } from '../support/free-port';
import { needs } from '../support/need';
import { foxtrackrMessage, odometerMessage } from '../support/publisher';
import { startProxy, type TcpProxy } from '../support/tcp-proxy';
import { highMobilityTopic, openStage, type Stage } from '../support/upstream-stage';

/** A lost connection is tried again after up to half a minute by then. */
const patience = { timeout: 60_000 };

/** Red, green and blue of a text, 0 to 255. */
const inkOf = (text: Locator): Promise<number[]> =>
  text.evaluate((element) => {
    const context = document.createElement('canvas').getContext('2d');
    if (context === null) return [];
    context.fillStyle = getComputedStyle(element).color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  });

needs('chromium', 'mosquitto')('the card of an upstream that breaks, in Chromium', () => {
  let stage: Stage;
  let proxy: TcpProxy;
  let visitor: Visitor;
  let card: Locator;
  const shows = (text: string | RegExp) => card.getByText(text).first().waitFor(patience);
  const fact = (label: string) => card.getByText(label, { exact: true }).locator('xpath=following-sibling::dd');

  /** Runs the connection test until it ends so, the outcome of one before being shown till then, and gives its steps. */
  async function testConnection(
    outcome: string,
    onStep: (steps: Locator) => Promise<unknown> = async () => undefined,
  ): Promise<string[]> {
    const { page } = visitor;
    await card.getByRole('button', { name: 'Test' }).click();
    const dialog = page.getByRole('dialog', { name: /Test the connection of FoxTrackr/ });
    await dialog.getByRole('button', { name: /Start the test|Test again/ }).click();
    const steps = dialog.getByRole('listitem');
    await onStep(steps);
    await dialog.getByText(outcome).waitFor(patience);
    const said = await steps.allTextContents();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden', ...patience });
    return said;
  }

  beforeAll(async () => {
    const port = await freePort();
    stage = await openStage({
      foxtrackrPort: async (target) => {
        proxy = await startProxy({ target, port });
        return port;
      },
    });
    visitor = await stage.open();
    card = visitor.page.getByRole('article', { name: 'FoxTrackr' });
    await visitor.page.goto(`${stage.address}/connections`);
  });
  afterAll(async () => {
    await stage.close();
    await proxy.close();
  });

  it('says in plain words that the upstream is live', async () => {
    await shows('Connected and subscribed.');
    await expect.poll(() => fact('Reconnected in 24 h').textContent(), patience).toBe('Never');
    await visitor.page.getByRole('button', { name: 'Sources: 3 of 3 up' }).waitFor(patience);
  });

  it('tests every step beside the live connection, which does not notice', async () => {
    const steps = await testConnection('Every step passed, without encryption.', async (steps) => {
      await steps.filter({ hasText: 'Subscribe passed' }).waitFor(patience);
      const { topic, payload } = foxtrackrMessage('F1', Date.now(), 'temperature', { value: 21 });
      await stage.publisher.publishAsync(topic, payload, { qos: 1 });
    });
    expect(steps).toHaveLength(6);
    expect(steps.filter((step) => !step.includes(' passed'))).toEqual([expect.stringContaining('(TLS) not used')]);
    expect(steps.at(-1)).toContain('foxtrackr/F1/V3.0/temperature');
    await card.getByRole('link', { name: /^Received: .*1 in the last hour/ }).waitFor(patience);
    await shows('Connected and subscribed.');
    expect(await fact('Reconnected in 24 h').textContent()).toBe('Never');
  });

  it('turns red when the broker cannot be reached, says why, and when it is tried again', async () => {
    await proxy.close();
    await shows(/It tries again by itself/);
    await shows(/Next attempt in \d+ s\./);
    const [red = 0, green = 0, blue = 0] = await inkOf(card.getByText('Down', { exact: true }));
    expect(red).toBeGreaterThan(Math.max(green, blue) + 40);
    await card
      .getByText(/Last error:/)
      .locator('xpath=..')
      .filter({ hasText: /refused|nothing listens/i })
      .waitFor(patience);
    await visitor.page.getByRole('button', { name: 'Sources: 2 of 3 up' }).waitFor(patience);
  });

  it('says at which step a test of the broken broker fails, and why', async () => {
    const steps = await testConnection('It fails at “Reach it (TCP)”.');
    expect(steps.find((step) => step.includes('failed'))).toMatch(/^Reach it \(TCP\) failed.*refused/i);
  });

  it('is live again by itself, counts the reconnection, and has what came meanwhile', async () => {
    const { topic, payload } = foxtrackrMessage('F1', Date.now(), 'temperature', { value: 22 });
    await stage.publisher.publishAsync(topic, payload, { qos: 1 });
    proxy = await startProxy({ target: stage.brokerPort, port: proxy.port });
    await shows('Connected and subscribed.');
    await expect.poll(() => fact('Reconnected in 24 h').textContent(), patience).toBe('1×');
    await card.getByRole('link', { name: /^Received: .*2 in the last hour/ }).waitFor(patience);
    await card.getByText(/Last error:/).waitFor({ state: 'hidden', ...patience });
    const [red = 0, green = 0] = await inkOf(card.getByText('Live', { exact: true }));
    expect(green).toBeGreaterThan(red);
  });

  it('is paused by the button, tells by whom, over a reload as well', async () => {
    const { page } = visitor;
    await card.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pause', exact: true }).click();
    await shows(new RegExp(`Paused by ${administrator.name}`));
    await page.reload();
    await shows(new RegExp(`Paused by ${administrator.name}`));
    const { topic, payload } = foxtrackrMessage('F1', Date.now(), 'temperature', { value: 23 });
    await stage.publisher.publishAsync(topic, payload, { qos: 1 });
    // What came to another upstream after it has been counted: it would have been, too.
    const vin = 'WVWZZZ1KZAW000123';
    await stage.publisher.publishAsync(highMobilityTopic('cars', vin), odometerMessage(vin, 10, 'm-1'), { qos: 1 });
    const other = page.getByRole('article').filter({ hasText: 'live/level13/cars/#' });
    await other.getByRole('link', { name: /^Received: .*1 in the last hour/ }).waitFor(patience);
    expect(await card.getByRole('link', { name: /^Received: .*2 in the last hour/ }).count()).toBe(1);
  });

  it('is resumed by the button, and gets what the source kept', async () => {
    await card.getByRole('button', { name: 'Resume' }).click();
    await shows('Connected and subscribed.');
    await card.getByRole('link', { name: /^Received: .*3 in the last hour/ }).waitFor(patience);
  });

  it('has complained of nothing, and talked to nobody else', () => {
    expect(visitor.complaints).toEqual([]);
    expect(visitor.foreignRequests).toEqual([]);
  });
});
