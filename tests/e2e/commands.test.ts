import { resolve } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { foundCommands } from '../../server/contract/commands';
import { barriersOf, narrow, wide } from '../support/browser';
import { type CommandDevices, openDevices } from '../support/commands/command-device';
import { toldBy } from '../support/commands/told-by-device';
import { application } from '../support/drogue-upstream';
import { needs } from '../support/need';
import { openStage, type Stage } from '../support/upstream-stage';

const patience = { timeout: 60_000 };
/** What nothing confirms is unconfirmed so long after it was sent: the time of its type, and some more for what comes late. */
const verdict = { timeout: 45_000 };

const manyVehicles = 50;
const vinOf = (number: number) => `WVWZZZ1KZAW${String(number).padStart(6, '0')}`;
const deviceOf = (number: number) => `box-${number}`;
const numberOf = (device: string) => Number(device.slice('box-'.length));
/** What is sent to all goes to one by one; the two others are sent to alone. */
const [obeying, ignoring] = [101, 102];
const numbers = [...Array.from({ length: manyVehicles }, (_, index) => index + 1), obeying, ignoring];

type Behaviour = 'obeys' | 'ignores' | 'defies';
const behaviourOf = (number: number): Behaviour => {
  if (number === obeying) return 'obeys';
  if (number === ignoring || number % 10 === 1) return 'ignores';
  return number % 10 === 2 ? 'defies' : 'obeys';
};

const standing = { speed: 0, doorsLocked: false, chargeLimit: 80 };

needs('chromium', 'mosquitto')('commands in Chromium', () => {
  let stage: Stage;
  let devices: CommandDevices;

  beforeAll(async () => {
    stage = await openStage({
      moreUpstreams: (url) => [{ id: 'field', kind: 'drogue', url, application, clientId: 'stage' }],
      settings: { COMMANDS_FILE: resolve('tests/support/commands/quick-commands.yaml') },
    });
    devices = await openDevices(`mqtt://127.0.0.1:${stage.brokerPort}`, (command, all) => {
      const behaviour = behaviourOf(numberOf(command.device));
      if (behaviour !== 'ignores') void all.tell(command.device, toldBy(command, behaviour === 'defies'));
    });
    const { page } = await stage.open();
    const ask = async (path: string) => (await page.request.get(`${stage.address}${path}`)).json();
    const lines = numbers.map((number) => `field,${deviceOf(number)},${vinOf(number)},`);
    const imported = await page.request.post(`${stage.address}/api/devices.csv`, {
      headers: { 'content-type': 'text/csv', origin: stage.address },
      data: ['upstream,device,vin,ignored', ...lines].join('\n'),
    });
    expect(await imported.json()).toMatchObject({ isApplied: true });
    const isLive = async () =>
      (await ask('/api/upstreams')).some(
        ({ id, phase }: { id: string; phase: string }) => id === 'field' && phase === 'live',
      );
    await vi.waitFor(async () => expect(await isLive()).toBe(true), patience);
    for (const number of numbers) await devices.tell(deviceOf(number), standing);
    const isSendable = async (number: number) => {
      const { isOnline, routes = [] } = await ask(`/api/vehicles/${vinOf(number)}/commands`);
      return isOnline === true && routes.some((route: { isConnected: boolean }) => route.isConnected);
    };
    for (const number of [manyVehicles, obeying, ignoring])
      await vi.waitFor(async () => expect(await isSendable(number)).toBe(true), patience);
    await page.context().close();
  });
  afterAll(async () => {
    await devices.close();
    await stage.close();
  });

  const gotBy = (number: number) => devices.got.filter(({ device }) => device === deviceOf(number));
  const openForm = async (page: Page, number: number, label: string): Promise<Locator> => {
    await page.goto(`${stage.address}/vehicles/${vinOf(number)}/commands`);
    await page.getByRole('button', { name: `${label}…`, exact: true }).click(patience);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('region', { name: 'Dry run' }).waitFor(patience);
    return dialog;
  };
  const send = async (dialog: Locator, label: string) => {
    await dialog.getByText('Nothing stands against it').waitFor(patience);
    await dialog.getByRole('button', { name: `Send: ${label}` }).click();
  };
  const pill = (place: Page | Locator, state: string) => place.locator(`[data-state="${state}"][data-tone]`).first();

  it('is shown to the byte before it is sent, and watched until the vehicle confirms it', async () => {
    const { page, complaints } = await stage.open();
    const dialog = await openForm(page, obeying, 'Lock the doors');
    await dialog.getByText(`command/${application}/${deviceOf(obeying)}/lock`).waitFor(patience);
    await dialog.getByText('{"locked":true}').waitFor(patience);
    expect(gotBy(obeying)).toEqual([]);
    await send(dialog, 'Lock the doors');
    const steps = dialog.getByRole('list', { name: 'Steps' }).getByRole('listitem');
    await steps.filter({ hasText: 'Confirmed' }).waitFor(patience);
    expect(await pill(dialog, 'confirmed').getAttribute('data-tone')).toBe('good');
    await page.getByText('Lock the doors: confirmed').waitFor(patience);
    await page.getByRole('button', { name: 'Close the notice' }).first().waitFor(patience);
    await dialog.getByRole('link', { name: 'All of it' }).click();
    await page.waitForURL(/\/commands\/[0-9a-f-]{36}$/, patience);
    const deciding = page.getByRole('region', { name: 'The reading that decided' });
    await deciding.getByText('Locked').waitFor(patience);
    await page.getByRole('region', { name: 'What was told before' }).getByText('Unlocked').waitFor(patience);
    await deciding.getByRole('button', { name: /^Message / }).click();
    await page.getByRole('dialog', { name: /^Message / }).waitFor(patience);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is amber while the vehicle has not shown it, and unconfirmed when it never does', async () => {
    const { page, complaints } = await stage.open();
    const dialog = await openForm(page, ignoring, 'Lock the doors');
    await send(dialog, 'Lock the doors');
    const accepted = pill(dialog, 'accepted');
    await accepted.waitFor(patience);
    expect(await accepted.getAttribute('data-tone')).toBe('doubt');
    expect(await accepted.textContent()).toBe('Taken by the broker');
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    // Wherever one is by then.
    await page.getByRole('link', { name: 'Messages' }).click();
    await page.getByText('Lock the doors: unconfirmed').waitFor(verdict);
    await page.getByRole('button', { name: 'See why' }).click();
    await page.waitForURL(/\/commands\/[0-9a-f-]{36}$/, patience);
    const unconfirmed = pill(page, 'unconfirmed');
    await unconfirmed.waitFor(patience);
    expect(await unconfirmed.getAttribute('data-tone')).toBe('doubt');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is sent once by a double click', async () => {
    const { page, complaints } = await stage.open();
    const dialog = await openForm(page, obeying, 'Set the temperature');
    await dialog.getByRole('textbox', { name: /^Temperature/ }).fill('22.5');
    await dialog.getByText('{"temperature":22.5}').waitFor(patience);
    await dialog.getByText('Nothing stands against it').waitFor(patience);
    await dialog.getByRole('button', { name: 'Send: Set the temperature' }).dblclick();
    await pill(dialog, 'confirmed').waitFor(patience);
    const log = await page.request.get(`${stage.address}/api/commands?vin=${vinOf(obeying)}&type=climate`);
    expect((await log.json()).commands).toHaveLength(1);
    expect(gotBy(obeying).filter(({ name }) => name === 'climate')).toHaveLength(1);
    await page.goto(`${stage.address}/vehicles/${vinOf(obeying)}/commands`);
    await page.getByRole('row', { name: /Set the temperature/ }).waitFor(patience);
    expect(await page.getByRole('row', { name: /Set the temperature/ }).count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is sent once when the page is loaded anew before the answer, and says that it was', async () => {
    const { page, complaints } = await stage.open();
    const sendLimit = async (dialog: Locator) => {
      await dialog.getByRole('textbox', { name: /^Charge limit/ }).fill('65');
      await dialog.getByText('{"limit":65}').waitFor(patience);
      await send(dialog, 'Set the charge limit');
    };
    const rows = async () => {
      const log = await page.request.get(`${stage.address}/api/commands?vin=${vinOf(obeying)}&type=charge-limit`);
      return (await log.json()).commands;
    };
    // The server takes it, and its answer never comes.
    await page.route('**/api/commands', async (route) => void (await route.fetch()), { times: 1 });
    await sendLimit(await openForm(page, obeying, 'Set the charge limit'));
    await expect.poll(rows, patience).toHaveLength(1);
    await page.reload();
    const dialog = page.getByRole('dialog');
    await page.route('**/api/commands', (route) => route.abort('connectionreset'), { times: 1 });
    await sendLimit(dialog);
    await dialog.getByText('It may have been sent all the same').waitFor(patience);
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByText('You had sent this already').waitFor(patience);
    await pill(dialog, 'confirmed').waitFor(patience);
    expect(await rows()).toHaveLength(1);
    expect(gotBy(obeying).filter(({ name }) => name === 'charge-limit')).toHaveLength(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('that can do harm asks why, and for the end of the VIN', async () => {
    const { page, complaints } = await stage.open();
    const dialog = await openForm(page, obeying, 'Immobilise');
    const button = dialog.getByRole('button', { name: 'Send: Immobilise' });
    await dialog.getByText('A reason is needed').first().waitFor(patience);
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByText('Speed 0 km/h').waitFor(patience);
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('It was stolen');
    await dialog.getByRole('textbox', { name: 'Last four characters of the VIN' }).fill('9999');
    await dialog
      .getByText(/^The last four characters of the VIN are needed/)
      .first()
      .waitFor(patience);
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByRole('textbox', { name: 'Last four characters of the VIN' }).fill(vinOf(obeying).slice(-4));
    await send(dialog, 'Immobilise');
    await pill(dialog, 'confirmed').waitFor(patience);
    await dialog.getByRole('link', { name: 'All of it' }).click();
    await page.getByText('It was stolen').waitFor(patience);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('that a second person must agree to waits for one, and can be called off', async () => {
    const { page, complaints } = await stage.open();
    const dialog = await openForm(page, obeying, 'Lock, by two');
    await send(dialog, 'Lock, by two');
    await pill(dialog, 'awaiting-approval').waitFor(patience);
    const approve = dialog.getByRole('button', { name: 'Approve' });
    expect(await approve.getAttribute('aria-disabled')).toBe('true');
    await dialog.getByRole('button', { name: 'Call off' }).click();
    await pill(dialog, 'cancelled').waitFor(patience);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('goes to fifty vehicles from the list, each with an outcome of its own', async () => {
    const { page, complaints } = await stage.open();
    await page.goto(`${stage.address}/?q=${vinOf(1).slice(0, -2)}`);
    await page.getByRole('button', { name: `Send a command to these ${manyVehicles} vehicles` }).click(patience);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Command' }).selectOption('Set the charge limit', patience);
    await dialog.getByRole('textbox', { name: /^Charge limit/ }).fill('90');
    await dialog.getByRole('textbox', { name: 'How many a second' }).fill('50');
    await dialog.getByText('{"limit":90}').waitFor(patience);
    const sending = (count: number) => dialog.getByRole('button', { name: `Send to ${count}: Set the charge limit` });
    await dialog.getByText(`${manyVehicles} of ${manyVehicles} vehicles chosen`).click();
    await dialog.getByRole('textbox', { name: 'Find among these vehicles' }).fill(vinOf(7));
    await dialog.getByRole('checkbox', { name: vinOf(7) }).uncheck();
    await sending(manyVehicles - 1).waitFor(patience);
    await dialog.getByRole('textbox', { name: 'Find among these vehicles' }).fill('');
    await dialog.getByRole('button', { name: 'None', exact: true }).click();
    await dialog.getByText('Choose one vehicle at least').first().waitFor(patience);
    await dialog.getByRole('button', { name: 'All', exact: true }).click();
    await dialog.getByText(`${manyVehicles} vehicles would get it.`).waitFor(patience);
    await sending(manyVehicles).click();
    await page.waitForURL(/\/commands\?bulk=/, patience);
    const counted = (state: string) => page.getByRole('listitem').filter({ has: pill(page, state) });
    await counted('confirmed').filter({ hasText: '40' }).waitFor(verdict);
    await counted('contradicted').filter({ hasText: '5' }).waitFor(verdict);
    await counted('unconfirmed').filter({ hasText: '5' }).waitFor(verdict);
    await page.getByText(`${manyVehicles} of ${manyVehicles}`).waitFor(patience);
    await page.getByRole('combobox', { name: 'State' }).selectOption('Contradicted');
    await expect.poll(() => page.getByRole('rowheader').count(), patience).toBe(5);
    await expect.poll(() => new URL(page.url()).searchParams.get('states'), patience).toBe('contradicted');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('for many that a second person must agree to is approved by one press of another than who asked', async () => {
    const { page: asking } = await stage.open();
    const sent = await asking.request.post(`${stage.address}/api/commands/bulk`, {
      headers: { 'idempotency-key': 'a-drill', origin: stage.address },
      data: { vins: [3, 4, 5].map(vinOf), type: 'by-two', reason: 'A drill', perSecond: 50 },
    });
    expect(sent.status()).toBe(201);
    const path = `/commands?bulk=${(await sent.json()).id}`;
    await asking.goto(`${stage.address}${path}`);
    const own = asking.getByRole('button', { name: 'Approve all 3' });
    await own.waitFor(patience);
    expect(await own.getAttribute('aria-disabled')).toBe('true');
    const { page, complaints } = await stage.open(undefined, 'operator');
    await page.goto(`${stage.address}${path}`);
    await page.getByText('Reason: A drill').waitFor(patience);
    await page.getByRole('button', { name: 'Approve all 3' }).click();
    for (const each of [page, asking])
      await each
        .getByRole('listitem')
        .filter({ has: pill(each, 'confirmed') })
        .filter({ hasText: '3' })
        .waitFor(patience);
    await own.waitFor({ state: 'detached', ...patience });
    expect(complaints).toEqual([]);
    await Promise.all([asking, page].map((each) => each.context().close()));
  });

  it('is a press away from the map and from the palette', async () => {
    const { page, complaints } = await stage.open();
    await page.goto(`${stage.address}/?vehicle=${vinOf(obeying)}`);
    const quick = page.getByRole('button', { name: 'Send a command', exact: true });
    await quick.click(patience);
    await page.getByRole('menuitem', { name: 'Lock the doors…' }).waitFor(patience);
    // Escape closes the menu and nothing behind it: the vehicle stays selected.
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached', ...patience });
    expect(new URL(page.url()).searchParams.get('vehicle')).toBe(vinOf(obeying));
    await quick.click(patience);
    await page.getByRole('menuitem', { name: 'Lock the doors…' }).click(patience);
    const form = page.getByRole('dialog', { name: /^Lock the doors/ });
    await form.getByRole('button', { name: 'Cancel' }).click(patience);
    await form.waitFor({ state: 'detached', ...patience });
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: /Search|VIN, name/ }).fill('temperature');
    await page.getByRole('button', { name: /^Set the temperature…/ }).click(patience);
    await page.getByRole('dialog', { name: /^Set the temperature/ }).waitFor(patience);
    const { searchParams } = new URL(page.url());
    expect([searchParams.get('send'), searchParams.get('sendTo')]).toEqual(['climate', vinOf(obeying)]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  /** What was sent to the vehicle that ignores it, which is decided by now. */
  const ignoredCommand = async (page: Page) => {
    const answer = await page.request.get(`${stage.address}/api/commands?vin=${vinOf(ignoring)}`);
    const [command] = foundCommands.parse(await answer.json()).commands;
    if (command === undefined) throw new Error(`commands of ${vinOf(ignoring)}: expected one, found none`);
    return command;
  };

  it('stands on the timeline of its vehicle, in the past as far as it had come by then', async () => {
    const { page, complaints } = await stage.open();
    const { id, createdAt, changedAt } = await ignoredCommand(page);
    const row = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Commands' }) });
    const at = (time: number) => new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
    const open = (query: string) => page.goto(`${stage.address}/vehicles/${vinOf(ignoring)}/timeline?${query}`);

    await open(`t=${at(createdAt - 1_000)}`);
    await row.getByText('None in this time').waitFor(patience);
    await open(`t=${at(changedAt - 1_000)}`);
    await row.getByRole('button', { name: /^Lock the doors: sent, not confirmed yet, by / }).waitFor(patience);
    await open('range=1h');
    await row.getByRole('button', { name: /^Lock the doors: unconfirmed, .*by / }).click(patience);
    await page.waitForURL(`**/commands/${id}`, patience);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is a moment to jump to in the replay of its vehicle', async () => {
    const { page, complaints } = await stage.open();
    const { publishedAt } = await ignoredCommand(page);
    const range = [-60_000, 1_000].map((offsetMs) => new Date((publishedAt ?? 0) + offsetMs).toISOString());
    await page.goto(`${stage.address}/vehicles/${vinOf(ignoring)}/replay?from=${range[0]}&to=${range[1]}`);
    const slider = page.getByRole('slider', { name: 'Time of the replay' });
    await slider.locator('[data-kind="command"]').waitFor({ state: 'attached', ...patience });
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => slider.getAttribute('aria-valuenow'), patience).toBe('60');
    await page.getByRole('button', { name: 'Moments to jump to: 1' }).click();
    await page.getByRole('menuitem', { name: /Command: Lock the doors, unconfirmed$/ }).waitFor(patience);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is off in the past, and says so', async () => {
    const { page, complaints } = await stage.open();
    const then = new Date(Date.now() - 1_000).toISOString().replace(/\.\d+Z$/, 'Z');
    await page.goto(`${stage.address}/vehicles/${vinOf(obeying)}/commands?t=${then}`);
    await page.getByText('Off in the past: go back to live first').first().waitFor(patience);
    const button = page.getByRole('button', { name: 'Lock the doors…' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('is offered to viewers with the reason why they may not send it', async () => {
    const { page, complaints } = await stage.open(undefined, 'viewer');
    await page.goto(`${stage.address}/vehicles/${vinOf(obeying)}/commands`);
    await page.getByText('This takes the operator role; yours is viewer').first().waitFor(patience);
    const button = page.getByRole('button', { name: 'Lock the doors…' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('row', { name: /Lock the doors/ }).waitFor(patience);
    // Somebody sent them the address of the form: it looks at nothing, and says why.
    await page.goto(`${stage.address}/vehicles/${vinOf(obeying)}/commands?send=lock&sendTo=${vinOf(obeying)}`);
    const dryRun = page.getByRole('dialog').getByRole('region', { name: 'Dry run' });
    await dryRun.getByText('This takes the operator role; yours is viewer').waitFor(patience);
    expect(await dryRun.getByRole('status').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it.each([
    { ...wide, colorScheme: 'light' },
    { ...narrow, colorScheme: 'dark' },
  ] as const)('keeps nobody out at $width px in $colorScheme', async (look) => {
    const { page } = await stage.open(look);
    const barriers: string[] = [];
    const note = async (place: string) => {
      // What a pointer that rests somewhere has brought up is no part of the page.
      await page.mouse.move(1, 1);
      await page.getByRole('tooltip').waitFor({ state: 'detached', ...patience });
      barriers.push(...(await barriersOf(page)).map((barrier) => `${place}: ${barrier}`));
    };
    await page.goto(`${stage.address}/commands`);
    await page.getByRole('rowheader').first().waitFor(patience);
    await note('log');
    await page.getByRole('rowheader').getByRole('link').first().click();
    await page.getByRole('list', { name: 'Steps' }).waitFor(patience);
    await note('command');
    await openForm(page, obeying, 'Immobilise');
    await page.getByText('Speed 0 km/h').waitFor(patience);
    await note('form');
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached', ...patience });
    await note('vehicle');
    expect(barriers).toEqual([]);
    await page.context().close();
  });
});
