import { request as openRequest } from 'node:http';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { days, hours, minutes, seconds } from '../../server/contract/duration';
import type { Value } from '../../server/contract/reading';
import { describeGeneric, signalOf } from '../../server/contract/signals';
import { unitSymbol } from '../../server/contract/units';
import { openPopulatedApi } from '../api/populated-api';
import { readCsv, readGeoJson, readGpx, readLongCsv, readNdjson, readWideCsv, type Told } from '../export/read-back';
import { plainMessage } from '../ingest/plain-dialect';

const { api, cookies, askAs: ask } = await openPopulatedApi();

const vin = 'WVWZZZ1KZAW000001';
const now = api.clock();
const start = Math.floor((now - days(2)) / hours(1)) * hours(1);
const generic = { label: '=2+3', kind: 'text', unit: null } as const;

/** What a vehicle said: a drive with a long pause in it, odd texts, and one message that came a day late. */
const said: [after: number, receivedAfter: number, values: Record<string, Value>][] = [
  [0, 900, { position: { latitude: 48.137154, longitude: 11.576124 }, altitude: 519, odometer: 18_240.3 }],
  [seconds(5), seconds(6), { speed: 49.7, moving: true, 'gear.mode': '"drive";\n=SUM(A1)' }],
  [seconds(7), seconds(8), { position: { latitude: 48.1377, longitude: 11.5771 }, heading: 31 }],
  [
    seconds(8),
    seconds(9),
    {
      'odd.name': '@evil 😀',
      'charging_session.start_time': start - hours(9),
      'charging_session.public_points': ['a,b', 2],
    },
  ],
  [minutes(40), minutes(41), { position: { latitude: 48.2, longitude: 11.6 }, speed: 0 }],
  [minutes(20), days(1), { position: { latitude: 48.15, longitude: 11.58 }, speed: 31 }],
];

await api.commit(
  said.map(([after, receivedAfter, values]) => {
    const readings = Object.entries(values).map(([signal, value]) => ({
      signal,
      value,
      at: start + after,
      timeSource: 'property' as const,
      ...(signal === 'odd.name' ? { generic } : {}),
    }));
    return plainMessage({ vin, readings }, start + receivedAfter, { topic: `fleet/${after}` });
  }),
);

const describeSignal = (id: string) => signalOf(id) ?? describeGeneric(id, generic);
const kindOf = (id: string) => describeSignal(id).kind;

type Row = [string, number | null, number | null, string | null, Date, Date, string, string];

/** The readings as the database has them, asked without a line of the product. */
async function stored(where = 'true'): Promise<Told[]> {
  const { rows } = await api.database.pool.query<Row>({
    text: `SELECT s.key, r.number, r.longitude, r.text, r.at, r.received_at, u.key, r.batch_id || '.' || r.message_index
           FROM reading r JOIN signal s ON s.id = r.signal_id JOIN upstream u ON u.id = r.upstream_id
           JOIN vehicle v ON v.id = r.vehicle_id WHERE v.vin = '${vin}' AND ${where}`,
    rowMode: 'array',
  });
  return rows.map(([signal, number, longitude, text, at, receivedAt, upstream, message]) => {
    const { kind, unit } = describeSignal(signal);
    const value = {
      position: { latitude: number ?? Number.NaN, longitude: longitude ?? Number.NaN },
      flag: number === 1,
      list: kind === 'list' ? JSON.parse(text ?? '') : null,
      text: text ?? '',
      number: number ?? Number.NaN,
      time: number ?? Number.NaN,
    }[kind];
    const symbol = kind === 'position' ? '°' : unit === null ? '' : unitSymbol(unit);
    return { signal, value, unit: symbol, at: at.getTime(), receivedAt: receivedAt.getTime(), upstream, message };
  });
}

const sorted = (told: Told[]): Told[] =>
  told.sort((one, other) => one.at - other.at || (one.signal < other.signal ? -1 : 1));

const range = `from=${start}&to=${start + hours(1)}`;
const path = (query: string) => `/api/vehicles/${vin}/export?${query}`;
const exported = async (query: string, role: 'operator' | 'engineer' = 'operator'): Promise<string> => {
  const answer = await ask(role, path(query));
  expect(answer.status, answer.body.slice(0, 200)).toBe(200);
  return answer.body;
};

describe('an export', () => {
  it('is what the database has, to the last digit, in every format of readings', async () => {
    const wanted = sorted(await stored());
    expect(wanted).toHaveLength(15);
    expect(sorted(readLongCsv(await exported(`format=csv&${range}`), kindOf))).toEqual(wanted);
    expect(sorted(readWideCsv(await exported(`format=csv&layout=wide&${range}`), kindOf))).toEqual(wanted);
    const lines = readNdjson(await exported(`format=ndjson&${range}`), kindOf);
    expect(sorted(lines.map(({ told }) => told))).toEqual(wanted);
    // Those who may not read messages get none.
    expect(lines.every(({ raw }) => raw === undefined)).toBe(true);
  });

  it('has each reading with its message for those who may read messages', async () => {
    const lines = readNdjson(await exported(`format=ndjson&${range}`, 'engineer'), kindOf);
    for (const { told, raw } of lines) {
      const kept = JSON.parse((await ask('engineer', `/api/messages/${told.message}`)).body);
      expect(raw).toMatchObject({ reference: told.message, payload: kept.payload, topic: kept.topic });
      expect(raw).toMatchObject({ verdict: kept.verdict, encoding: 'utf-8' });
    }
    expect(lines.map(({ raw }) => raw?.verdict)).toContain('late');
  });

  it('is the way it took as GPX and as GeoJSON, broken at the gap, by event time whenever it came', async () => {
    const gpx = readGpx(await exported(`format=gpx&${range}`));
    expect(gpx.segments.map((segment) => segment.map(({ at }) => at - start))).toEqual([
      [0, seconds(7)],
      [minutes(20)],
      [minutes(40)],
    ]);
    expect(gpx.segments[0]).toMatchObject([
      { latitude: 48.137154, longitude: 11.576124, altitude: 519, speed: null, upstream: 'hm' },
      { latitude: 48.1377, longitude: 11.5771, altitude: 519, speed: 49.7, heading: 31 },
    ]);
    expect(readGeoJson(await exported(`format=geojson&${range}`))).toEqual(gpx.segments);
  });

  it('takes only the signals and the time asked for, the end not included', async () => {
    const some = `format=csv&signals=speed,odometer&from=${start}&to=${start + minutes(40)}`;
    const told = readLongCsv(await exported(some), kindOf);
    expect(told.map(({ signal, value }) => [signal, value])).toEqual([
      ['odometer', 18_240.3],
      ['speed', 49.7],
      ['speed', 31],
    ]);
  });

  it('goes by the time of receipt where that is asked for', async () => {
    const late = `format=csv&clock=received&from=${start + hours(20)}&to=${start + hours(30)}`;
    expect(sorted(readLongCsv(await exported(late), kindOf))).toEqual(
      sorted(await stored(`r.received_at > r.at + interval '1 hour'`)),
    );
    expect(readCsv(await exported(`format=csv&clock=received&from=${start}&to=${start + hours(1)}`))).toHaveLength(13);
  });

  it('names the file after vehicle and range, and says what it is', async () => {
    const answer = await ask('operator', path(`format=gpx&${range}`));
    expect(answer.headers['content-type']).toBe('application/gpx+xml');
    const [from, to] = [start, start + hours(1)].map((time) => new Date(time).toISOString().replace(/[-:]|\.000/g, ''));
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="motorcade-${vin}-${from}-${to}.gpx"`);
  });

  it('is noted with who, what and how many rows', async () => {
    await exported(`format=csv&signals=speed&${range}`);
    const { rows } = await api.database.pool.query('SELECT * FROM audit ORDER BY id DESC LIMIT 1');
    expect(rows[0]).toMatchObject({ actor: 'operator', action: 'history.export', subject: vin, address: '127.0.0.1' });
    expect(rows[0].detail).toMatchObject({ format: 'csv', from: start, clock: 'event', signals: ['speed'], rows: 3 });
  });

  it('is not for viewers', async () => {
    for (const what of [`export?format=csv&${range}`, `export/size?${range}`, `evidence?${range}`])
      expect((await ask('viewer', `/api/vehicles/${vin}/${what}`)).status, what).toBe(403);
  });

  it('tells beforehand how much it would be', async () => {
    const size = await ask('operator', `/api/vehicles/${vin}/export/size?${range}`);
    expect(JSON.parse(size.body)).toEqual({ rows: 15, fixes: 4, limit: 5_000_000 });
  });

  it('says in a sentence what is wrong with a question', async () => {
    const wrong: [string, number, RegExp][] = [
      [`format=pdf&${range}`, 400, /^format: /],
      [`format=csv&from=${start}&to=${start}`, 400, /expected "from" before "to"/],
      [`format=csv&from=0&to=${days(367)}`, 400, /at most 366 days apart/],
      [`format=csv&signals=speed,warp&${range}`, 400, /no signal is called warp/],
    ];
    for (const [query, status, sentence] of wrong) {
      const answer = await ask('operator', path(query));
      expect([answer.status, JSON.parse(answer.body).error]).toEqual([status, expect.stringMatching(sentence)]);
    }
    const nobody = await ask('operator', `/api/vehicles/nobody/export?format=csv&${range}`);
    expect([nobody.status, JSON.parse(nobody.body).error]).toEqual([404, 'no vehicle has this VIN']);
  });

  it('without readings is a file with its header', async () => {
    const text = await exported(`format=csv&from=${start - days(9)}&to=${start - days(8)}`);
    expect(text).toMatch(/^measured_at,[a-z_,]+\r\n$/);
  });
});

const counts = z.array(z.object({ count: z.number() }));
/** Connections that an export holds right now. */
const held = async (): Promise<number> => {
  const { rows } = await api.database.pool.query(
    `SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'motorcade export'`,
  );
  return counts.parse(rows)[0]?.count ?? 0;
};

describe('whoever hangs up', () => {
  it('leaves no connection of the database behind, and room for others', async () => {
    // Far more than what lies in buffers on the way.
    await api.database.pool.query(
      `INSERT INTO reading (at, received_at, message_key, batch_id, vehicle_id, signal_id, message_index, upstream_id, form, number)
       SELECT to_timestamp($1::float8 / 1000) + n * interval '10 ms', to_timestamp($1::float8 / 1000), 1, 0, v.id, s.id, 0, 1, 0, n
       FROM generate_series(1, 200000) n, vehicle v, signal s WHERE v.vin = $2 AND s.key = 'speed'`,
      [start - days(1), vin],
    );
    const hangUp = () =>
      new Promise<void>((resolve, reject) => {
        const asked = openRequest({
          host: '127.0.0.1',
          port: api.port,
          path: path(`format=csv&from=${start - days(1)}&to=${start}`),
          headers: { cookie: cookies.get('operator') },
        });
        asked.once('error', reject);
        asked.once('response', (response) =>
          response.once('data', () => {
            response.pause();
            void held().then((count) => {
              expect(count).toBe(1);
              response.destroy();
              resolve();
            }, reject);
          }),
        );
        asked.end();
      });
    await expect.poll(held).toBe(0);
    for (let nth = 0; nth < 6; nth++) {
      await hangUp();
      await expect.poll(held).toBe(0);
    }
    expect(readCsv(await exported(`format=csv&${range}`))).toHaveLength(15);
    expect(api.lines.filter((line) => JSON.parse(line).level > 30)).toEqual([]);
  });
});
