import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { historyPath } from '../../components/history/history-view';
import { formatExactTime } from '../../components/ui/format-time';
import { minutes } from '../../server/contract/duration';
import { foundReadings } from '../../server/contract/history';
import { barriersOf, narrow, type Visitor, wide } from '../support/browser';
import { needs } from '../support/need';
import { publishAll } from '../support/publisher';
import { openStage, type Stage } from '../support/upstream-stage';

const patience = { timeout: 60_000 };
const vin = 'WVWZZZ1KZAW000123';
const berlin = 'Europe/Berlin';

/** When clocks in Berlin were last put back: at one in UTC on the last Sunday of October. */
function lastTurn(now: number): number {
  const year = new Date(now - minutes(600)).getUTCFullYear();
  const turns = [year, year - 1].map((of) => {
    const end = Date.UTC(of, 9, 31, 1);
    return end - new Date(end).getUTCDay() * minutes(24 * 60);
  });
  return turns.find((turn) => turn < now - minutes(600)) ?? 0;
}
const turn = lastTurn(Date.now());
const span = { from: turn - minutes(60), to: turn + minutes(60) };
/** Minutes of the clock change at which a speed is measured: with a pause beyond what a speed may grow old. */
const measured = Array.from({ length: 100 }, (_, index) => index - 50).filter((minute) => minute < -20 || minute >= 5);
const speedAt = (minute: number) => 70 + minute + (minute % 2) * 3.4;
/** Of this one the message is looked at. */
const soughtMinute = 12;

function highMobility(capability: string, property: string, data: unknown, at: number) {
  const timestamp = new Date(at).toISOString();
  const told = { [capability]: { [property]: { data, timestamp } } };
  const envelope = { message_id: `${property} ${at}`, version: 1, vin, capability, property, data: told };
  return { topic: `live/level13/cars/${vin}/${capability}/get/${property}`, payload: JSON.stringify(envelope) };
}
const speedMessage = (minute: number) =>
  highMobility('diagnostics', 'speed', { unit: 'kilometers_per_hour', value: speedAt(minute) }, turn + minutes(minute));
/** Positions are told of a drive straight to the east, and end before the speeds do. */
const located = [-50, -40, -30, -20, -10, 0, 10, 20];
const positionMessage = (minute: number) =>
  highMobility(
    'vehicle_location',
    'coordinates',
    { latitude: 48.14, longitude: 11.6 + minute / 200 },
    turn + minutes(minute),
  );
const messages = [
  ...measured.map(speedMessage),
  ...located.map(positionMessage),
  highMobility('doors', 'locks_state', 'unlocked', turn - minutes(50)),
  highMobility('doors', 'locks_state', 'locked', turn + minutes(30)),
  highMobility('diagnostics', 'odometer', { unit: 'kilometers', value: 1_000 }, turn),
];

needs('chromium', 'mosquitto')('the history of a vehicle, in Chromium', () => {
  let stage: Stage;
  let visitor: Visitor;
  let page: Page;
  let chart: Locator;
  const path = historyPath(vin, { signals: ['speed', 'doors.lock_state'], range: span });

  /** Where a moment is in the chart of lines. */
  const leftOf = async (at: number) => {
    const box = await page.locator('.u-over').first().boundingBox();
    if (box === null) throw new Error('expected a plot, found none');
    const search = new URL(page.url()).searchParams;
    const [from, to] = ['from', 'to'].map((name) => Date.parse(search.get(name) ?? ''));
    if (from === undefined || to === undefined) throw new Error('expected a range in the address');
    return { x: box.x + ((at - from) / (to - from)) * box.width, y: box.y + box.height / 2 };
  };
  const tooltip = () => page.getByRole('tooltip', { includeHidden: true });
  const held = () => page.getByRole('group', { name: 'The reading that is held' });
  const said = (text: string) =>
    page
      .getByRole('status')
      .filter({ hasText: text })
      .waitFor({ state: 'attached', ...patience });

  beforeAll(async () => {
    stage = await openStage();
    visitor = await stage.open({ ...wide, colorScheme: 'dark', timezoneId: berlin });
    page = visitor.page;
    chart = page.getByRole('application', { name: /^Chart of Speed/ });
  });
  afterAll(() => stage.close());

  it('is of what was told', async () => {
    const stored = async () => {
      const query = `signals=speed&from=${span.from}&to=${span.to}&limit=500`;
      const answer = await page.request.get(`${stage.address}/api/vehicles/${vin}/readings?${query}`);
      return answer.ok() ? foundReadings.parse(await answer.json()).readings.length : 0;
    };
    await publishAll(stage.publisher, messages.length, (index) => messages[index] ?? { topic: '', payload: '' });
    await expect.poll(stored, patience).toBe(measured.length);
  });

  it('is a tab of the vehicle, where signals are chosen', async () => {
    await page.goto(`${stage.address}/vehicles/${vin}`);
    await page.getByRole('link', { name: 'History' }).click();
    await page.waitForURL(`**/vehicles/${vin}/history`, patience);
    await page
      .getByRole('heading', { name: 'Which signals?' })
      .or(page.getByText('Which signals?'))
      .first()
      .waitFor(patience);
    await page
      .getByRole('combobox', { name: 'Signals to draw' })
      .or(page.getByLabel('Signals to draw'))
      .first()
      .fill('spee');
    await page.getByRole('option', { name: /^Speed/ }).click(patience);
    await page.waitForURL('**/history?signals=speed', patience);
    // Nothing was told today: it says when there was, and leads there.
    await page.getByText('Nothing was told in this time').waitFor(patience);
    await page.getByRole('button', { name: 'Show that time' }).click();
    await chart.waitFor(patience);
  });

  it('shows any time, with what it shows in words: gaps, late readings and states', async () => {
    await page.goto(`${stage.address}${path}`);
    await chart.waitFor(patience);
    const words = page.getByRole('list', { name: 'What the charts show' });
    const [least, greatest] = [Math.min(...measured.map(speedAt)), Math.max(...measured.map(speedAt))].map(Math.round);
    await words
      .getByText(
        new RegExp(
          `${least} to ${greatest} km/h, mean \\d+, ${measured.length} readings, 1 gap, ${measured.length} late`,
        ),
      )
      .waitFor(patience);
    await words.getByText(/Unlocked 7\d%, Locked 2\d% of the time, 1 change/).waitFor(patience);
    await page.getByText('came late: an hour or more', { exact: false }).waitFor(patience);
    await page.getByText(`Time measured, ${berlin}.`, { exact: false }).waitFor(patience);
  });

  it('tells at the pointer the exact value, its times and its source', async () => {
    const minute = 30;
    const { x, y } = await leftOf(turn + minutes(minute));
    await page.mouse.move(x, y);
    const text = tooltip();
    await text.getByText(`${Math.round(speedAt(minute))} km/h`).waitFor(patience);
    await text.getByText(formatExactTime(turn + minutes(minute), berlin)).waitFor(patience);
    await text.getByText('cars', { exact: true }).waitFor(patience);
    const gap = await leftOf(turn - minutes(8));
    await page.mouse.move(gap.x, gap.y);
    await text.getByText('not told').waitFor(patience);
  });

  it('moves the mark on the map to where the vehicle was at what a pointer reads in a chart', async () => {
    const mark = page.locator('.motorcade-trace-mark');
    /** How far to the east the mark stands while a pointer is at a minute, pixels of the page. */
    const eastAt = async (minute: number) => {
      const { x, y } = await leftOf(turn + minutes(minute));
      await page.mouse.move(x, y);
      await tooltip()
        .getByText(formatExactTime(turn + minutes(minute), berlin))
        .waitFor(patience);
      const box = await mark.boundingBox();
      return box === null ? Number.NaN : box.x + box.width / 2;
    };
    // Two minutes after a position each: of minutes -50, -30 and 10, and of 20 when there was no other.
    const [start, third, end, last] = [await eastAt(-48), await eastAt(-28), await eastAt(12), await eastAt(40)];
    const way = end - start;
    expect(way).toBeGreaterThan(60);
    expect(Math.abs(third - start - way / 3)).toBeLessThan(3);
    expect(Math.abs(last - end - way / 6)).toBeLessThan(3);
    await page.mouse.move(5, 5);
    await mark.waitFor({ state: 'detached', ...patience });
  });

  it('holds a reading, and leads to the message it came in', async () => {
    const { x, y } = await leftOf(turn + minutes(soughtMinute));
    await page.mouse.click(x, y);
    await held()
      .getByText(/^Came \d+ \w+ late\. /)
      .waitFor(patience);
    await held().getByRole('button', { name: 'Message of Speed' }).click(patience);
    await page
      .getByRole('dialog')
      .getByText(`speed ${turn + minutes(soughtMinute)}`, { exact: false })
      .first()
      .waitFor(patience);
    await page
      .getByRole('dialog')
      .getByRole('link', { name: 'Chart of Speed around this time' })
      .first()
      .waitFor(patience);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached', ...patience });
    await chart.focus();
    await page.keyboard.press('Escape');
  });

  it('is read by keys: reading by reading, first and last', async () => {
    await chart.focus();
    await page.keyboard.press('End');
    await said(`Speed ${Math.round(speedAt(49))} km/h, ${formatExactTime(turn + minutes(49), berlin)}`);
    await page.keyboard.press('ArrowLeft');
    await said(`Speed ${Math.round(speedAt(48))} km/h, `);
    await page.keyboard.press('Home');
    // The first reading is in the hour that the clocks showed twice.
    const first = formatExactTime(turn - minutes(50), berlin);
    expect(first).toContain('+02:00');
    await page
      .getByRole('status')
      .filter({ hasText: first })
      .waitFor({ state: 'attached', ...patience });
    await page.keyboard.press('Escape');
  });

  it('comes nearer with a drag or a key, and goes back', async () => {
    const [start, end] = [await leftOf(turn + minutes(10)), await leftOf(turn + minutes(40))];
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up();
    const shown = () => {
      const search = new URL(page.url()).searchParams;
      return ['from', 'to'].map((name) => Math.round((Date.parse(search.get(name) ?? '') - turn) / minutes(1)));
    };
    await expect.poll(shown, patience).toEqual([10, 40]);
    await page.getByText(/30 readings/).waitFor(patience);
    await chart.focus();
    await page.keyboard.press('+');
    await expect.poll(() => (shown()[1] ?? 0) - (shown()[0] ?? 0), patience).toBe(15);
    await page.keyboard.press('-');
    await expect.poll(shown, patience).toEqual([10, 40]);
    const middle = await leftOf(turn + minutes(25));
    await page.mouse.dblclick(middle.x, middle.y);
    await expect.poll(shown, patience).toEqual([-60, 60]);
  });

  it('has the same readings in a table, in any order', async () => {
    await page.getByRole('radiogroup', { name: 'How to show it' }).getByText('Table').click();
    const table = page.getByRole('table', { name: 'Readings' });
    const total = measured.length + 2;
    await page.getByText(new RegExp(`^${total} readings\\. ${berlin}`)).waitFor(patience);
    const firstRow = table.getByRole('row').nth(1);
    await firstRow.getByText(formatExactTime(turn + minutes(49), berlin)).waitFor(patience);
    await table.getByRole('button', { name: 'Value' }).click();
    await page.waitForURL(/sort=-value/, patience);
    await firstRow
      .getByText(/locked/i)
      .or(firstRow.getByText(`${Math.round(speedAt(49))} km/h`))
      .first()
      .waitFor(patience);
    // All of it came weeks late: each row says so, and what its mark means stands above.
    await firstRow.getByText(/^Came \d+ \w+ late$/).waitFor({ state: 'attached', ...patience });
    await page.getByText('came late: an hour or more', { exact: false }).waitFor(patience);
    await table.getByRole('button', { name: 'Source' }).click();
    await page.waitForURL(/sort=upstream/, patience);
    await firstRow.getByText('cars', { exact: true }).waitFor(patience);
    await table.getByRole('button', { name: 'Measured' }).click();
    await table.getByRole('button', { name: 'Measured' }).click();
    await page.waitForURL(/sort=at/, patience);
    await firstRow.getByText(formatExactTime(turn - minutes(50), berlin)).waitFor(patience);
  });

  it('stands by the other clock where readings reached Motorcade', async () => {
    await page.goto(
      `${stage.address}${historyPath(vin, { signals: ['speed'], range: { preset: '1h' }, clock: 'received' })}`,
    );
    await page.getByText('each reading stands at the time it reached Motorcade', { exact: false }).waitFor(patience);
    await page.getByText(new RegExp(`${measured.length} readings`)).waitFor(patience);
  });

  it('is the same page where it is opened by its link, in another zone and on a telephone', async () => {
    const other = await stage.open({ ...narrow, colorScheme: 'light', timezoneId: 'Asia/Kolkata' });
    await other.page.goto(`${stage.address}${path}`);
    await other.page
      .getByText(new RegExp(`${measured.length} readings, 1 gap, ${measured.length} late`))
      .waitFor(patience);
    await other.page
      .getByText('Asia/Kolkata', { exact: false })
      .or(other.page.getByText('Asia/Calcutta', { exact: false }))
      .first()
      .waitFor(patience);
    expect(await barriersOf(other.page)).toEqual([]);
    // Named by two days and their times, the range is as wide as it gets.
    const days = { from: turn - minutes(3_000), to: turn + minutes(60) };
    await other.page.goto(`${stage.address}${historyPath(vin, { signals: ['speed'], range: days })}`);
    await other.page.getByText(new RegExp(`${measured.length} readings`)).waitFor(patience);
    expect(await barriersOf(other.page, 'main')).toEqual([]);
    expect(other.complaints).toEqual([]);
    await other.page.context().close();
  });

  it('is a ghost in list and card at a moment when its place had grown old, with the age of that', async () => {
    const moment = new Date(turn + minutes(60)).toISOString();
    await page.goto(`${stage.address}/?t=${moment}`);
    const row = page.getByRole('listbox', { name: 'Vehicles' }).getByRole('option').filter({ hasText: '40 min old' });
    await row.getByText('Stale').waitFor(patience);
    await row.click();
    await page.getByText('Last position 40 min before').waitFor(patience);
  });

  it('goes on with what arrives, and leaves what is read where it is', async () => {
    const say = async (speed: number, at: number) => {
      const told = highMobility('diagnostics', 'speed', { unit: 'kilometers_per_hour', value: speed }, at);
      await publishAll(stage.publisher, 1, () => told);
    };
    const began = Date.now() - minutes(5);
    await say(61, began);
    const states = highMobility('doors', 'locks_state', 'unlocked', began);
    await publishAll(stage.publisher, 1, () => states);
    const signals = ['speed', 'doors.lock_state'];
    await page.goto(`${stage.address}${historyPath(vin, { signals, range: { preset: '1h' } })}`);
    await page.getByText('always 61 km/h, 1 reading').waitFor(patience);
    await chart.focus();
    await page.keyboard.press('End');
    await tooltip().getByText('61 km/h').waitFor(patience);
    await say(82, began + minutes(2));
    await page.getByText(/61 to 82 km\/h, .*2 readings/).waitFor(patience);
    await tooltip().getByText('61 km/h').waitFor(patience);
    await page.keyboard.press('ArrowRight');
    await tooltip().getByText('82 km/h').waitFor(patience);
    await page.keyboard.press('Escape');
  });

  it('keeps nobody out, drawn or listed', async () => {
    await page.goto(`${stage.address}${path}`);
    await chart.waitFor(patience);
    expect(await barriersOf(page)).toEqual([]);
    await page.goto(`${stage.address}${path}&view=table`);
    await page.getByRole('table', { name: 'Readings' }).waitFor(patience);
    expect(await barriersOf(page)).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    expect(visitor.foreignRequests).toEqual([]);
  });
});
