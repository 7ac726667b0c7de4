import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { minutes } from '../../server/contract/duration';
import { barriersOf, narrow, wide } from '../support/browser';
import { needs } from '../support/need';
import { odometerMessage, publishAll } from '../support/publisher';
import { highMobilityTopic, openStage, type Stage } from '../support/upstream-stage';

const patience = { timeout: 60_000 };
const vin = 'WVWZZZ1KZAW000123';

needs('chromium', 'mosquitto')('storage and audit, in Chromium', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    const payload = odometerMessage(vin, 14_000, 'm-1', Date.now() - minutes(1));
    await publishAll(stage.publisher, 1, () => ({ topic: highMobilityTopic('cars', vin), payload }));
  });
  afterAll(() => stage.close());

  const open = async (page: Page, path: string) => {
    await page.goto(`${stage.address}${path}`);
    await page.getByRole('rowheader').first().waitFor(patience);
  };

  it('an administrator is told what would go, changes retention, and finds who did it', async () => {
    const { page, complaints } = await stage.open();
    await open(page, '/storage');
    const messages = page.getByRole('row', { name: /^Messages/ });
    await messages.getByText('30 days').waitFor(patience);
    // Every job has run once by itself.
    await page.getByText('This and the next two months and days are there').waitFor(patience);
    await messages.getByRole('button', { name: 'Change for how long messages are kept' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Days' }).fill('14');
    await dialog.getByText('Nothing goes now: there is nothing from before').waitFor(patience);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await messages.getByText('14 days').waitFor(patience);
    await page.getByRole('button', { name: 'Change for how long rollups are kept' }).click();
    await dialog.getByRole('textbox', { name: 'Days' }).fill('7');
    await dialog.getByText(/rollups are kept at least as long as readings/).waitFor(patience);
    await expect.poll(() => dialog.getByRole('button', { name: 'Save' }).isDisabled(), patience).toBe(true);
    await open(page, '/audit?action=retention.change');
    const entry = page.getByRole('row', { name: /Changed how long data are kept/ });
    expect(await entry.textContent()).toMatch(/messages[\s\S]*days 30 →\s+became 14/);
    await page.getByRole('combobox', { name: 'What' }).selectOption('Used a sign-in link');
    await page.waitForURL(/action=link\.use/, patience);
    await page.getByRole('row', { name: /Used a sign-in link/ }).waitFor(patience);
    await page.goBack();
    await entry.waitFor(patience);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('an engineer sees storage, and why nothing of it can be changed', async () => {
    const { page, complaints } = await stage.open(undefined, 'engineer');
    await page.goto(`${stage.address}/account`);
    await page.getByRole('button', { name: /^Account of/ }).click();
    const audit = page.getByRole('menuitem', { name: /^Audit/ });
    expect(await audit.textContent()).toContain('This takes the administrator role; yours is engineer');
    await page.getByRole('menuitem', { name: 'Storage' }).click();
    await page.getByRole('rowheader').first().waitFor(patience);
    const change = page.getByRole('button', { name: /^Change for how long messages/ });
    expect(await change.getAttribute('aria-disabled')).toBe('true');
    await change.hover();
    await page.getByText('This takes the administrator role; yours is engineer').waitFor(patience);
    await page.goto(`${stage.address}/audit`);
    await page.getByText('The audit is for administrators').waitFor(patience);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('the audit is saved as a file, and what keeps it from being had is told', async () => {
    const { page } = await stage.open();
    await open(page, '/audit?action=retention.change');
    const downloading = page.waitForEvent('download', patience);
    await page.getByRole('button', { name: 'Export' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('audit.csv');
    const [head, ...lines] = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    expect(head).toBe('at,actor,user,address,action,subject,detail');
    expect(lines).toEqual([expect.stringContaining('retention.change')]);
    await page.goto(`${stage.address}/audit?from=2000&to=1000`);
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByText('Nothing was saved').waitFor(patience);
    await page.context().close();
  });

  it('more of the audit that cannot be had is asked for again when somebody presses, and not before', async () => {
    const { page, complaints } = await stage.open();
    let asked = 0;
    await page.route(/\/api\/audit(\?|$)/, async (route) => {
      if (route.request().url().includes('cursor=')) {
        asked += 1;
        return route.fulfill({ status: 400, json: { error: 'there is no such cursor' } });
      }
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), cursor: 'more' } });
    });
    await open(page, '/audit');
    await page.getByText('there is no such cursor').waitFor(patience);
    expect(asked).toBe(1);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect.poll(() => asked, patience).toBe(2);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([
    { ...wide, colorScheme: 'light' },
    { ...narrow, colorScheme: 'dark' },
  ] as const)('keep nobody out at $width px in $colorScheme', async (look) => {
    const { page } = await stage.open(look);
    const barriers: string[] = [];
    for (const path of ['/storage', '/audit']) {
      await open(page, path);
      barriers.push(...(await barriersOf(page)).map((barrier) => `${path}: ${barrier}`));
    }
    expect(barriers).toEqual([]);
    await page.context().close();
  });
});
