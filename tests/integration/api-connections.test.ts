import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionTest } from '../../server/contract/connections';
import { minutes } from '../../server/contract/duration';
import { type Role, roles } from '../../server/contract/roles';
import { verdictCodes } from '../../server/store/verdict-code';
import type { HeldUpstream } from '../../server/upstreams/hold-upstream';
import { type RunningApi, startApi } from '../api/running-api';
import { waitingUpstream } from '../api/samples';
import { cookieOf } from '../api/send';

const metricsToken = 'a-token-for-prometheus';
const test: ConnectionTest = {
  startedAt: 1,
  endedAt: null,
  steps: [{ name: 'dns', state: 'running', detail: null, milliseconds: null }],
};
const states: HeldUpstream[] = [
  waitingUpstream,
  {
    ...waitingUpstream,
    id: 'mobito',
    kind: 'mobito',
    label: 'MOBITO',
    phase: 'live',
    error: null,
    pending: 4,
    oldestPendingAt: 9_000,
    credentials: [],
    partitions: [{ partition: 3, committed: '5', end: '12', lag: 7 }],
  },
];
const controlled: string[] = [];
let tested: ConnectionTest | null = null;

let api: RunningApi;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  api = await startApi({
    metricsToken,
    held: {
      states: () => states,
      control: async (id, control, by) => void controlled.push(`${by}: ${control} ${id}`),
      startTest: () => {
        tested = test;
        return test;
      },
      testOf: () => tested,
    },
  });
  await api.populate();
  for (const role of roles) cookies.set(role, cookieOf(await api.signInAs(role)));
  // Traffic is told by the minute: what comes now and the questions of all tests belong into one.
  api.wait(minutes(1) - (api.clock() % minutes(1)));
  const now = api.clock();
  api.monitor.observe({
    upstream: 'hm',
    messages: [{ topic: 't', payload: Buffer.alloc(12), receivedAt: now }],
    verdicts: Uint8Array.of(verdictCodes.partial),
    readings: [{ at: now - 3_000, receivedAt: now, isUntimed: false }],
    committedAt: now + 20,
  });
  api.monitor.delivered(30);
});
afterAll(() => api.stop());
beforeEach(() => {
  controlled.length = 0;
});

const ask = (role: Role, path: string) => api.ask(path, { cookie: cookies.get(role) });
const post = (role: Role, path: string, body?: unknown) => api.post(path, body, { cookie: cookies.get(role) });

describe('the connections', () => {
  it('are shown to engineers with what came and how long it took', async () => {
    const { connections, missing, commitToBrowser } = JSON.parse((await ask('engineer', '/api/connections')).body);
    expect(missing).toEqual([]);
    expect(commitToBrowser.p50).toBeGreaterThan(25);
    expect(connections.map(({ id }: HeldUpstream) => id)).toEqual(['hm', 'mobito']);
    expect(connections[0]).toMatchObject({ phase: 'waiting', error: 'mqtts://broker:8883 refused' });
    expect(connections[0].traffic.received.at(-1)).toBe(1);
    expect(connections[0].traffic.verdicts.partial.at(-1)).toBe(1);
    expect(connections[0].lag.eventToReceive.p95).toBeGreaterThan(2_500);
    expect(connections[1].lag).toEqual({ eventToReceive: null, receiveToCommit: null });
    expect((await ask('operator', '/api/connections')).status).toBe(403);
  });

  it('are controlled by administrators, and it is noted who did what', async () => {
    const answer = await post('admin', '/api/connections/hm/control', { control: 'pause' });
    expect([answer.status, controlled]).toEqual([204, ['admin: pause hm']]);
    expect(api.lines.some((line) => line.includes('a connection is controlled') && line.includes('"pause"'))).toBe(
      true,
    );
    expect((await post('engineer', '/api/connections/hm/control', { control: 'pause' })).status).toBe(403);
    expect((await post('admin', '/api/connections/hm/control', { control: 'stop' })).status).toBe(400);
    expect((await post('admin', '/api/connections/nobody/control', { control: 'pause' })).status).toBe(404);
    expect(controlled).toHaveLength(1);
  });

  it('are tested by engineers, who can follow the steps', async () => {
    expect(JSON.parse((await ask('engineer', '/api/connections/hm/test')).body)).toBeNull();
    expect(JSON.parse((await post('engineer', '/api/connections/hm/test')).body)).toEqual(test);
    expect(JSON.parse((await ask('engineer', '/api/connections/hm/test')).body)).toEqual(test);
    expect((await post('engineer', '/api/connections/nobody/test')).status).toBe(404);
    expect((await ask('engineer', '/api/connections/nobody/test')).status).toBe(404);
    expect((await post('operator', '/api/connections/hm/test')).status).toBe(403);
  });

  it('are told to be away without their names to whoever asks whether all is ready', async () => {
    expect(JSON.parse((await api.ask('/readyz')).body)).toEqual({
      state: 'ready',
      problems: ['1 of 2 upstreams is not connected'],
    });
  });
});

describe('the metrics', () => {
  const read = (authorization?: string) =>
    api.ask('/metrics', { headers: authorization === undefined ? {} : { authorization } });

  it('are for engineers and for whoever shows the token', async () => {
    expect((await ask('engineer', '/metrics')).status).toBe(200);
    expect((await read(`Bearer ${metricsToken}`)).status).toBe(200);
    expect((await ask('operator', '/metrics')).status).toBe(403);
    for (const shown of [undefined, metricsToken, 'Bearer ', `Bearer ${metricsToken}x`])
      expect((await read(shown)).status).toBe(401);
    expect((await api.ask('/api/connections', { headers: { authorization: `Bearer ${metricsToken}` } })).status).toBe(
      401,
    );
  });

  it('are the numbers of the connections', async () => {
    const { body, headers } = await read(`Bearer ${metricsToken}`);
    expect(headers['content-type']).toContain('text/plain; version=0.0.4');
    expect(body.split('\n')).toEqual(
      expect.arrayContaining([
        'motorcade_messages_received_total{upstream="hm"} 1',
        'motorcade_message_bytes_total{upstream="hm"} 12',
        'motorcade_messages_total{upstream="hm",verdict="partial"} 1',
        'motorcade_messages_total{upstream="hm",verdict="accepted"} 0',
        'motorcade_connection_phase{upstream="hm",kind="high-mobility",phase="waiting"} 1',
        'motorcade_connection_phase{upstream="hm",kind="high-mobility",phase="live"} 0',
        'motorcade_connection_pending_messages{upstream="mobito"} 4',
        'motorcade_connection_oldest_pending_timestamp_seconds{upstream="mobito"} 9',
        'motorcade_credential_expiry_timestamp_seconds{upstream="hm",credential="client certificate"} 86400',
        'motorcade_kafka_lag_records{upstream="mobito",partition="3"} 7',
        'motorcade_live_sockets 2',
        'motorcade_live_refusals_total{reason="foreign_origins"} 0',
        '# TYPE motorcade_receive_to_commit_seconds histogram',
        'motorcade_receive_to_commit_seconds_bucket{upstream="hm",le="0.016"} 0',
        'motorcade_receive_to_commit_seconds_bucket{upstream="hm",le="0.064"} 1',
        'motorcade_receive_to_commit_seconds_count{upstream="hm"} 1',
        'motorcade_event_to_receive_seconds_sum{upstream="hm"} 3',
        'motorcade_commit_to_browser_seconds_count 1',
      ]),
    );
    expect(body).toContain('process_resident_memory_bytes ');
  });

  it('have each name once, in a form that Prometheus reads, and stay what they are when read again', async () => {
    await read(`Bearer ${metricsToken}`);
    const { body } = await read(`Bearer ${metricsToken}`);
    const lines = body.split('\n').filter((line) => line !== '');
    const readable = /^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"]*",?)+\})? (Nan|[-+.e\d]+))$/;
    for (const line of lines) expect(line).toMatch(readable);
    const samples = lines.filter((line) => !line.startsWith('#')).map((line) => line.replace(/ \S+$/, ''));
    expect(new Set(samples).size).toBe(samples.length);
    expect(lines).toContain('motorcade_messages_received_total{upstream="hm"} 1');
  });
});
