import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { minutes } from '../../server/contract/duration';
import type { MessageSearch } from '../../server/contract/messages';
import { findMessages } from '../../server/store/find-messages';
import { loadMessage } from '../../server/store/stored-message';
import { now } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { decodePlain, plainMessage, speedMessage } from '../ingest/plain-dialect';

const { ingest } = await openTestIngest();

const speed = (value: number, at?: number) => ({ signal: 'speed', value, at, timeSource: 'property' as const });
const untimed = (value: number) => ({ signal: 'speed', value, timeSource: 'received' as const });
const at = (minute: number) => now + minutes(minute);

/** However slow the machine: a page ends where it is full. */
const find = (search: MessageSearch = {}) => findMessages(ingest.database, search, minutes(1));
const load = (reference: string) => loadMessage(ingest.database, reference, () => decodePlain);
/** What the readings of the newest messages changed, newest message first. */
async function newestEffects(count: number) {
  const { messages } = await find();
  const loaded = await Promise.all(messages.slice(0, count).map(({ reference }) => load(reference)));
  return loaded.map((message) => message?.readings.map(({ effect }) => effect));
}
const kinds = async (count: number) => (await newestEffects(count)).map((effects) => effects?.map(({ kind }) => kind));

test('a reading that is shown now is the latest, and the one before it older', async () => {
  await ingest.commit([speedMessage('E1', 10, at(0), at(0))]);
  await ingest.commit([speedMessage('E1', 20, at(1), at(1))]);
  const newest = (await find()).messages[0]?.reference;
  expect(await newestEffects(2)).toEqual([
    [{ kind: 'latest', by: null }],
    [{ kind: 'older', by: { message: newest, upstream: 'first', at: at(1) } }],
  ]);
});

test('of two things said of one time one is outdone, be it by another upstream', async () => {
  await ingest.commit([speedMessage('E2', 1, at(0), at(2))]);
  await ingest.commit([speedMessage('E2', 2, at(0), at(2))]);
  expect((await kinds(2)).flat().sort()).toEqual(['latest', 'outdone']);
  await ingest.commit([speedMessage('E3', 1, at(0), at(2))], 'first');
  await ingest.commit([speedMessage('E3', 2, at(0), at(2))], 'second');
  expect((await kinds(2)).flat().sort()).toEqual(['latest', 'outdone']);
  const outdone = (await newestEffects(2)).flat().find((effect) => effect?.kind === 'outdone');
  const winner = (await find({ vin: 'E3' })).messages.find(({ reference }) => reference === outdone?.by?.message);
  expect(winner?.upstream).toBe(outdone?.by?.upstream);
});

test('within a message the last word of a signal and time stands', async () => {
  await ingest.commit([
    plainMessage({ vin: 'E4', readings: [speed(1, at(0)), speed(2, at(0)), speed(3, at(-1))] }, at(3)),
  ]);
  expect(await kinds(1)).toEqual([['outdone', 'latest', 'older']]);
});

test('the same bytes again repeat the first, with a time of their own or without', async () => {
  await ingest.commit([
    speedMessage('E5', 1, at(0), at(3)),
    plainMessage({ vin: 'E6', readings: [untimed(1)] }, at(3)),
  ]);
  await ingest.commit([
    speedMessage('E5', 1, at(0), at(4)),
    plainMessage({ vin: 'E6', readings: [untimed(1)] }, at(4)),
  ]);
  const { messages } = await find();
  const first = messages.slice(2, 4).map(({ reference }) => reference);
  expect(await newestEffects(4)).toEqual([
    [{ kind: 'repeated', by: { message: first[0], upstream: 'first', at: at(3) } }],
    [{ kind: 'repeated', by: { message: first[1], upstream: 'first', at: at(0) } }],
    [{ kind: 'latest', by: null }],
    [{ kind: 'latest', by: null }],
  ]);
});

test('a message of nobody known has changed nothing, and is shown with its device', async () => {
  await ingest.commit([plainMessage({ device: 'box 9', readings: [speed(1, at(0))] }, at(5))]);
  const [listed] = (await find()).messages;
  expect(listed).toMatchObject({ verdict: 'unmapped', device: 'box 9', vin: null });
  expect(await load(listed?.reference ?? '')).toMatchObject({
    device: 'box 9',
    vin: null,
    readings: [{ signal: 'speed', effect: { kind: 'not-taken', by: null } }],
  });
});

test('a message that nobody can decode any more comes as its bytes, what was refused beside it', async () => {
  await ingest.commit([plainMessage({ broken: 'bug' }, at(6)), speedMessage('E7', 1, at(0), at(6))]);
  const [{ reference = '' } = {}, broken] = (await find()).messages;
  expect(await loadMessage(ingest.database, reference, () => undefined)).toMatchObject({
    verdict: 'accepted',
    readings: [],
    payload: expect.stringContaining('E7'),
  });
  expect(await load(broken?.reference ?? '')).toMatchObject({
    verdict: 'quarantined',
    refusals: [{ reason: 'decoder-failed' }],
    readings: [],
  });
});

test('messages are found by vehicle, upstream, topic, verdict and time, all at once', async () => {
  const mixed = [
    speedMessage('S1', 1, at(10), at(10)),
    plainMessage({ vin: 'S1', readings: [speed(2, at(11))] }, at(11), { topic: 'Live/Box/7' }),
    plainMessage({ vin: 'S2', readings: [speed(3, at(12))] }, at(12), { topic: 'Live/Box/8' }),
    plainMessage({ broken: 'wrong-shape' }, at(13), { topic: 'Live/Box/7' }),
  ];
  await ingest.commit(mixed, 'second');
  const times = async (search: MessageSearch) => (await find(search)).messages.map(({ receivedAt }) => receivedAt);
  expect(await times({ vin: 'S1' })).toEqual([at(11), at(10)]);
  expect(await times({ vin: 'S1', topic: 'box' })).toEqual([at(11)]);
  expect(await times({ topic: 'live/box/' })).toEqual([at(13), at(12), at(11)]);
  expect(await times({ upstream: 'second', from: at(11), to: at(13) })).toEqual([at(12), at(11)]);
  expect(await times({ upstream: 'second', verdict: 'quarantined' })).toEqual([at(13)]);
  expect(await times({ upstream: 'first', vin: 'S1' })).toEqual([]);
  expect(await find({ upstream: 'nobody' })).toEqual({ messages: [], searchedTo: null, cursor: null });
  expect((await find({ vin: 'S2' })).messages).toMatchObject([{ vin: 'S2', upstream: 'second', verdict: 'accepted' }]);
});

test('a message that was kept out is found by the VIN that it names', async () => {
  const refusals = [{ reason: 'wrong-shape', field: 'speed', detail: 'expected a number' }];
  await ingest.commit([plainMessage({ vin: 'S3', refusals }, at(14))]);
  expect((await find({ vin: 'S3' })).messages).toMatchObject([{ vin: 'S3', verdict: 'quarantined' }]);
});

test('messages of a device that were kept out are found by it, and by what has become of them', async () => {
  const ofBox = (device: string, minute: number) =>
    plainMessage({ device, readings: [speed(minute, at(minute))] }, at(minute));
  await ingest.commit([ofBox('box A', 15), ofBox('box B', 15), speedMessage('D1', 1, at(15), at(15))]);
  await ingest.commit([ofBox('box A', 16)]);
  await ingest.commit([ofBox('box A', 17)], 'second');
  const times = async (search: MessageSearch) => (await find(search)).messages.map(({ receivedAt }) => receivedAt);
  expect(await times({ device: 'box A' })).toEqual([at(17), at(16), at(15)]);
  expect(await times({ device: 'box A', upstream: 'first' })).toEqual([at(16), at(15)]);
  expect(await times({ device: 'box', upstream: 'first' })).toEqual([]);
  await ingest.database.pool.query(
    `UPDATE quarantine SET state = 'decoded' WHERE device = 'box A' AND received_at < $1`,
    [new Date(at(16))],
  );
  expect(await times({ device: 'box A', upstream: 'first', state: 'open' })).toEqual([at(16)]);
  expect(await times({ device: 'box A', upstream: 'first', from: at(14), state: 'decoded' })).toEqual([at(15)]);
  expect(await times({ state: 'decoded' })).toEqual([at(15)]);
});

test('page after page, everything is found once, newest first', async () => {
  const vins = Array.from({ length: 50 }, (_, index) => `P${index % 2}`);
  const count = 13;
  for (let batch = 0; batch < count; batch++)
    await ingest.commit(
      vins.map((vin, index) => speedMessage(vin, index, at(20) + batch * 100 + index, at(20) + batch * 100 + index)),
    );
  const found: number[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = await find({ vin: 'P1', cursor });
    expect(page.messages.length).toBeLessThanOrEqual(100);
    expect(page.searchedTo).toBeLessThanOrEqual(page.messages.at(-1)?.receivedAt ?? Number.POSITIVE_INFINITY);
    found.push(...page.messages.map(({ receivedAt }) => receivedAt));
    cursor = page.cursor ?? undefined;
    pages += 1;
  } while (cursor !== undefined);
  expect(found).toHaveLength(count * 25);
  expect(new Set(found).size).toBe(found.length);
  expect([...found].sort((one, other) => other - one)).toEqual(found);
  expect(pages).toBe(4);
});

test('a batch from before its vehicles were noted is found by the VIN in its messages', async () => {
  await ingest.commit([speedMessage('OLD1', 1, at(30), at(30)), speedMessage('OLD2', 1, at(30), at(30))]);
  await ingest.database.pool.query(
    'UPDATE message_batch SET vehicle_ids = NULL, verdict_mask = 255 WHERE id = (SELECT max(id) FROM message_batch)',
  );
  expect((await find({ vin: 'OLD1' })).messages).toHaveLength(1);
  expect((await find({ vin: 'OLD1', verdict: 'accepted' })).messages).toHaveLength(1);
  expect((await find({ vin: 'OLD1', verdict: 'late' })).messages).toHaveLength(0);
});

test('batches too large to be unpacked together are searched one after the other', async () => {
  for (const minute of [40, 41, 42]) {
    const filler = randomBytes(3 * 1024 * 1024).toString('base64');
    await ingest.commit([plainMessage({ broken: filler }, at(minute), { topic: 'large' })]);
  }
  const { messages, cursor } = await find({ topic: 'large' });
  expect(messages.map(({ receivedAt }) => receivedAt)).toEqual([at(42), at(41), at(40)]);
  expect(cursor).toBeNull();
});
