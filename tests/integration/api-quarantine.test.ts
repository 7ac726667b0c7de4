import { beforeEach, describe, expect, it } from 'vitest';
import type { QuarantineGroup, QuarantineGroupKey } from '../../server/contract/quarantine';
import type { Role } from '../../server/contract/roles';
import { openPopulatedApi } from '../api/populated-api';
import { type Plain, plainMessage } from '../ingest/plain-dialect';

const { api, cookies } = await openPopulatedApi();
beforeEach(() => api.database.pool.query('TRUNCATE device, quarantine, reading, latest, message_batch'));

const ask = async (path: string, role: Role = 'engineer') => {
  const answer = await api.ask(path, { cookie: cookies.get(role) });
  return { status: answer.status, body: JSON.parse(answer.body) };
};
const post = async (path: string, body: unknown, role: Role = 'engineer') => {
  const answer = await api.post(path, body, { cookie: cookies.get(role) });
  return { status: answer.status, body: JSON.parse(answer.body) };
};
const keyOf = ({ upstream, verdict, reason, fingerprint }: QuarantineGroup): QuarantineGroupKey => ({
  upstream,
  verdict,
  reason,
  fingerprint,
});

const at = Date.UTC(2026, 10, 20, 12);
const refused = (vin: string, detail: string, extra: object = {}): Plain => ({
  vin,
  refusals: [{ reason: 'unknown-unit', field: 'speed', detail }],
  ...extra,
});

describe('what waits for a decision', () => {
  it('is grouped by reason and shape, with how often, whom and an example, newest first', async () => {
    await api.commit([
      plainMessage(refused('V1', 'expected km/h, got knots'), at),
      plainMessage(refused('V2', 'expected km/h, got furlongs'), at + 1),
      plainMessage(refused('V2', 'expected km/h, got furlongs'), at + 2),
      plainMessage({ broken: 'wrong-shape' }, at + 3),
    ]);
    const { status, body } = await ask('/api/quarantine');
    expect(status).toBe(200);
    expect(body).toMatchObject([
      {
        upstream: 'hm',
        verdict: 'quarantined',
        reason: 'wrong-shape',
        field: '',
        messages: 1,
        seen: 1,
        vins: [],
        devices: [],
      },
      {
        verdict: 'quarantined',
        reason: 'unknown-unit',
        messages: 2,
        seen: 3,
        firstAt: at,
        lastAt: at + 2,
        vins: ['V1', 'V2'],
        field: 'speed',
        detail: 'expected km/h, got furlongs',
      },
    ]);
    expect((await ask(`/api/messages/${body[1].example}`)).body).toMatchObject({ vin: 'V2' });
  });

  it('of one group comes by the page, newest first', async () => {
    await api.commit(Array.from({ length: 130 }, (_, index) => plainMessage(refused(`V${index}`, 'no'), at + index)));
    const [group] = (await ask('/api/quarantine')).body;
    expect(group.vins).toHaveLength(5);
    const query = new URLSearchParams(keyOf(group)).toString();
    const first = (await ask(`/api/quarantine/messages?${query}`)).body;
    const second = (await ask(`/api/quarantine/messages?${query}&cursor=${first.cursor}`)).body;
    expect([first.messages.length, second.messages.length, second.cursor]).toEqual([100, 30, null]);
    expect(first.messages[0]).toMatchObject({ vin: 'V129', seen: 1, refusals: [{ field: 'speed', detail: 'no' }] });
    expect((await ask('/api/quarantine/messages?upstream=hm')).status).toBe(400);
    expect((await ask(`/api/quarantine/messages?${query}&vin=V1`)).status).toBe(400);
  });

  it('is discarded with a reason, which is kept with who said so, and its messages stay', async () => {
    await api.commit([plainMessage(refused('V1', 'no'), at), plainMessage({ broken: 'wrong-shape' }, at)]);
    const group: QuarantineGroup = (await ask('/api/quarantine')).body.find(
      ({ reason }: QuarantineGroup) => reason === 'unknown-unit',
    );
    for (const why of ['x', 'not\0storable'])
      expect((await post('/api/quarantine/discard', { ...keyOf(group), why })).status).toBe(400);
    const done = await post('/api/quarantine/discard', { ...keyOf(group), why: 'a test bench' });
    expect([done.status, done.body]).toEqual([200, { discarded: 1 }]);
    expect((await ask('/api/quarantine')).body).toMatchObject([{ reason: 'wrong-shape' }]);
    const kept = await api.database.prisma.quarantine.findFirst({ where: { vin: 'V1' } });
    expect(kept).toMatchObject({ state: 'discarded', settledBy: 'engineer', settledReason: 'a test bench' });
    expect(await ask(`/api/messages/${group.example}`)).toMatchObject({
      status: 200,
      body: { settled: { state: 'discarded', at: kept?.settledAt?.getTime(), by: 'engineer', why: 'a test bench' } },
    });
    expect((await post('/api/quarantine/discard', { ...keyOf(group), why: 'once more' })).body).toEqual({
      discarded: 0,
    });
    const line = api.lines.find((one) => one.includes('"discarded":1'));
    expect(JSON.parse(line ?? '{}')).toMatchObject({ by: 'engineer', reason: 'unknown-unit', why: 'a test bench' });
  });

  it('is looked at with today’s decoder first, and nothing changes for that', async () => {
    await api.commit([plainMessage(refused('V1', 'no'), at)]);
    const [group] = (await ask('/api/quarantine')).body;
    const preview = await post('/api/quarantine/preview', keyOf(group));
    expect(preview.body).toMatchObject({ looked: 1, verdicts: { quarantined: 1 }, examples: [{ vin: 'V1' }] });
    const step = await post('/api/quarantine/redecode', keyOf(group));
    expect(step.body).toMatchObject({ looked: 1, settled: 0, remaining: 0, cursor: null });
    expect((await ask('/api/quarantine')).body).toHaveLength(1);
  });

  it('is not for operators', async () => {
    const key = { upstream: 'hm', verdict: 'quarantined', reason: 'r', fingerprint: 'f' };
    expect((await ask('/api/quarantine', 'operator')).status).toBe(403);
    for (const path of ['preview', 'redecode', 'discard'])
      expect((await post(`/api/quarantine/${path}`, { ...key, why: 'because' }, 'operator')).status, path).toBe(403);
    const unknown = await post('/api/quarantine/preview', { ...key, upstream: 'nobody' });
    expect([unknown.status, unknown.body.error]).toEqual([404, expect.stringContaining('no upstream "nobody"')]);
    expect((await post('/api/quarantine/redecode', { ...key, upstream: 'nobody' })).status).toBe(404);
    expect((await post('/api/quarantine/discard', { ...key, verdict: 'accepted', why: 'because' })).status).toBe(400);
  });
});
