import { beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../server/contract/roles';
import { openPopulatedApi } from '../api/populated-api';
import type { Question } from '../api/send';
import { plainMessage } from '../ingest/plain-dialect';

const { api, cookies } = await openPopulatedApi();
beforeEach(() => api.database.pool.query('TRUNCATE device, quarantine, reading, latest, message_batch'));

async function ask(path: string, question: Question = {}, role: Role = 'engineer') {
  const answer = await api.ask(path, {
    cookie: cookies.get(role),
    ...question,
    headers: { origin: api.origin, ...question.headers },
  });
  const isJson = `${answer.headers['content-type']}`.startsWith('application/json');
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(answer.body) : answer.body };
}
const map = (body: unknown, role?: Role) => ask('/api/devices', { method: 'PUT', body }, role);
const send = (text: string, role?: Role) =>
  ask('/api/devices.csv', { method: 'POST', text, headers: { 'content-type': 'text/csv; charset=utf-8' } }, role);

const at = Date.UTC(2026, 10, 20, 12);
const told = (device: string, value: number, minute: number) =>
  plainMessage(
    { device, readings: [{ signal: 'speed', value, at: at + minute, timeSource: 'property' }] },
    at + minute,
  );
const speedOf = async (vin: string) => {
  const { rows } = await api.database.pool.query(
    `SELECT l.number, (extract(epoch FROM l.at) * 1000)::float8 AS at FROM latest l
     JOIN vehicle v ON v.id = l.vehicle_id WHERE v.vin = $1`,
    [vin],
  );
  return rows[0];
};

describe('a device', () => {
  it('was last heard of when its last message came, though that is not written down for each', async () => {
    await map({ upstream: 'hm', device: 'chatty', vin: 'V2', isIgnored: false });
    for (const minute of [0, 1, 2]) await api.commit([told('chatty', minute, minute)]);
    const { rows } = await api.database.pool.query(
      'SELECT extract(epoch FROM last_received_at) * 1000 AS at FROM device',
    );
    expect(Number(rows[0]?.at)).toBe(at);
    const { devices } = (await ask('/api/devices?search=chatty')).body;
    expect(devices).toMatchObject([{ device: 'chatty', lastSeenAt: at + 2 }]);
  });

  it('that nobody mapped is listed with what waits, and mapping it decodes that at its own times', async () => {
    await api.commit([told('box', 10, 0), told('box', 20, 1), told('other', 30, 2)]);
    const before = await ask('/api/devices?state=unmapped&search=BO');
    expect(before.body).toMatchObject({
      devices: [
        { upstream: 'hm', device: 'box', vin: null, waiting: 2, firstSeenAt: at, lastSeenAt: at + 1, updatedBy: null },
      ],
      counts: { unmapped: 2, mapped: 0, ignored: 0 },
      cursor: null,
    });
    const waiting = '/api/messages?upstream=hm&device=box&state=open';
    expect((await ask(waiting)).body.messages).toHaveLength(2);
    const mapped = await map({ upstream: 'hm', device: 'box', vin: 'V1', isIgnored: false });
    expect(mapped.body).toMatchObject({
      device: { device: 'box', vin: 'V1', waiting: 0, updatedBy: 'engineer' },
      redecoded: { looked: 2, settled: 2, remaining: 0, cursor: null },
    });
    expect(await speedOf('V1')).toEqual({ number: 20, at: at + 1 });
    expect((await ask('/api/messages?vin=V1')).body.messages).toHaveLength(2);
    expect((await ask(waiting)).body.messages).toEqual([]);
    expect((await ask('/api/messages?device=box&state=decoded')).body.messages).toHaveLength(2);
    const [newest] = (await ask('/api/messages?vin=V1')).body.messages;
    expect((await ask(`/api/messages/${newest.reference}`)).body).toMatchObject({
      vin: 'V1',
      device: 'box',
      verdict: 'accepted',
      settled: { state: 'decoded', by: 'engineer', why: null },
      readings: [{ effect: { kind: 'latest', by: null } }],
    });
    expect(api.lines.at(-1)).not.toContain('readings');
    expect(api.lines.some((line) => line.includes('"device":"box"') && line.includes('device mapped'))).toBe(true);
  });

  it('is mapped before it is ever heard of, and its messages are taken at once', async () => {
    const mapped = await map({ upstream: 'hm', device: 'new', vin: 'V2', isIgnored: false });
    expect(mapped.body).toMatchObject({
      device: { device: 'new', vin: 'V2', waiting: 0, firstSeenAt: null, lastSeenAt: null },
      redecoded: { looked: 0, remaining: 0, cursor: null },
    });
    await api.commit([told('new', 40, 0)]);
    expect(await speedOf('V2')).toMatchObject({ number: 40 });
  });

  it('that is ignored leaves nothing to decide', async () => {
    await api.commit([told('toy', 1, 0)]);
    expect((await ask('/api/quarantine')).body).toHaveLength(1);
    const ignored = await map({ upstream: 'hm', device: 'toy', vin: null, isIgnored: true });
    expect(ignored.body).toMatchObject({ device: { isIgnored: true }, redecoded: { looked: 0 } });
    expect((await ask('/api/quarantine')).body).toEqual([]);
    expect((await ask('/api/devices?status=ignored')).status).toBe(400);
    expect((await ask('/api/devices?state=ignored')).body.counts).toEqual({ unmapped: 0, mapped: 0, ignored: 1 });
  });

  it('of no upstream, or with no VIN of the right form, is told so', async () => {
    const unknown = await map({ upstream: 'nobody', device: 'x', vin: 'V1', isIgnored: false });
    expect([unknown.status, unknown.body]).toEqual([
      404,
      { error: 'there is no upstream "nobody" whose messages can be decoded' },
    ]);
    const tall = await map({ upstream: 'hm', device: 'x', vin: 'V'.repeat(65), isIgnored: false });
    expect([tall.status, tall.body.error]).toEqual([400, expect.stringMatching(/^vin: /)]);
    expect((await map({ upstream: 'hm', device: 'x\0', vin: 'V1', isIgnored: false })).status).toBe(400);
    expect((await map({ upstream: 'hm', device: 'x\ud800', vin: 'V1', isIgnored: false })).status).toBe(400);
    expect((await ask('/api/devices')).body.devices).toEqual([]);
  });

  it('is not for operators to see or map', async () => {
    expect((await ask('/api/devices', {}, 'operator')).status).toBe(403);
    expect((await map({ upstream: 'hm', device: 'x', vin: 'V1', isIgnored: false }, 'operator')).status).toBe(403);
    expect((await send('upstream,device,vin\nhm,x,V1', 'operator')).status).toBe(403);
  });
});

describe('thousands of devices', () => {
  it('come with those first that wait for a vehicle, over the pages, too', async () => {
    await send(
      `upstream,device,vin\n${Array.from({ length: 250 }, (_, index) => `hm,d${index},V${index}`).join('\n')}`,
    );
    for (let index = 0; index < 210; index++)
      await map({ upstream: 'hm', device: `z${index}`, vin: null, isIgnored: false });
    const first = (await ask('/api/devices')).body;
    const second = (await ask(`/api/devices?cursor=${encodeURIComponent(first.cursor)}`)).body;
    const isWaiting = ({ vin }: { vin: string | null }) => vin === null;
    expect([first.devices.filter(isWaiting).length, second.devices.filter(isWaiting).length]).toEqual([200, 10]);
    expect(second.devices.slice(0, 11).map(isWaiting)).toEqual([...Array(10).fill(true), false]);
  });

  it('come by the page, each once', async () => {
    await send(
      `upstream,device,vin\n${Array.from({ length: 450 }, (_, index) => `hm,d${index},V${index}`).join('\n')}`,
    );
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await ask(`/api/devices?cursor=${encodeURIComponent(cursor)}`);
      seen.push(...body.devices.map(({ device }: { device: string }) => device));
      cursor = body.cursor;
    }
    expect(seen).toHaveLength(450);
    expect(new Set(seen).size).toBe(450);
  });
});

describe('a CSV file of devices', () => {
  it('adds, changes and leaves as they are, and comes out again as it went in', async () => {
    await map({ upstream: 'hm', device: 'a', vin: 'V1', isIgnored: false });
    await map({ upstream: 'hm', device: 'b', vin: 'V2', isIgnored: false });
    await api.commit([told('=c', 1, 0)]);
    await api.commit([told('d', 7, 0)]);
    const file = "upstream,device,vin,ignored\r\nhm,'=c,,yes\r\nhm,a,V1,\r\nhm,b,V3,\r\nhm,d,V4,\r\nhm,e,V5,\r\n";
    expect((await send(file)).body).toMatchObject({
      isApplied: true,
      added: 1,
      changed: 3,
      unchanged: 1,
      problems: [],
      upstreams: ['hm'],
    });
    const csv = await ask('/api/devices.csv');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(csv.body.split('\r\n').sort()).toEqual(file.split('\r\n').sort());
    expect((await send(csv.body)).body).toMatchObject({ added: 0, changed: 0, unchanged: 5 });

    const step = await ask('/api/devices/redecode', { method: 'POST', body: { upstream: 'hm' } });
    expect(step.body).toMatchObject({ settled: 1, cursor: null });
    expect(await speedOf('V4')).toMatchObject({ number: 7 });
  });

  it('with one line that cannot be changes nothing', async () => {
    const { body } = await send('upstream,device,vin\nhm,a,V1\nnobody,b,V2\nhm,a,V3');
    expect(body).toEqual({
      isApplied: false,
      added: 0,
      changed: 0,
      unchanged: 0,
      problems: [
        { line: 3, problem: expect.stringMatching(/^upstream: expected one of .*hm.*, got "nobody"$/) },
        { line: 4, problem: 'lines 2 and 4 are of the same device, "a" of hm' },
      ],
      warnings: [],
      upstreams: [],
    });
    expect((await ask('/api/devices')).body.devices).toEqual([]);
  });

  it('is warned of where a VIN is none and no vehicle is called so, and is taken all the same', async () => {
    await map({ upstream: 'hm', device: 'a', vin: 'mine', isIgnored: false });
    const file = 'upstream,device,vin\nhm,b,mine\nhm,c,wvwzzz1jzxw000001\nhm,d,wvwzzz1jzxw00000';
    const asked = await ask('/api/devices.csv?ask=yes', {
      method: 'POST',
      text: file,
      headers: { 'content-type': 'text/csv' },
    });
    const warnings = [{ line: 4, vin: 'wvwzzz1jzxw00000' }];
    expect(asked.body).toMatchObject({ isApplied: false, added: 0, warnings });
    expect((await ask('/api/devices')).body.devices).toHaveLength(1);
    expect((await send(file)).body).toMatchObject({ isApplied: true, added: 3, warnings });
    const { body } = await ask('/api/devices?search=c');
    expect(body.devices).toMatchObject([{ device: 'c', vin: 'WVWZZZ1JZXW000001' }]);
  });

  it('of up to five megabytes is taken, and of another type is not', async () => {
    const line = `hm,${'d'.repeat(200)},V1\n`;
    const tall = await send(`upstream,device,vin\n${line.repeat(Math.ceil((5 * 1024 * 1024) / line.length))}`);
    expect(tall.status).toBe(413);
    const wide = await send(`upstream,device,vin\n${line.repeat(1_000)}`);
    expect([wide.status, wide.body.problems.length]).toEqual([200, 200]);
    const json = await ask('/api/devices.csv', { method: 'POST', body: {} });
    expect([json.status, json.body]).toEqual([400, { error: 'expected a CSV file, sent as text/csv' }]);
  });
});
