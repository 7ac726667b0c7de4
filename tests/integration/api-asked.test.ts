import { describe, expect, it } from 'vitest';
import { days, hours } from '../../server/contract/duration';
import { openPopulatedApi } from '../api/populated-api';
import { problemOf, told } from '../api/send';

const { api, askAs } = await openPopulatedApi();
const { rows: made } = await api.database.pool.query<{ vin: string }>(
  `INSERT INTO vehicle (vin) VALUES ('ASKED1') RETURNING vin`,
);
const vehicle = `/api/vehicles/${made[0]?.vin}`;

const ask = async (path: string) => {
  const answer = await askAs('admin', path);
  return [answer.status, answer.status < 400 ? null : problemOf(answer)];
};

describe('a range of time', () => {
  const backwards = 'from=2000&to=2000';
  it.each([
    `/api/messages?${backwards}`,
    `/api/audit?${backwards}`,
    `/api/audit.csv?${backwards}`,
    `/api/commands?${backwards}`,
    `/api/commands/export?${backwards}`,
    `/api/fleet/steps?stepMs=1000&${backwards}`,
    `${vehicle}/trips?${backwards}`,
    `${vehicle}/track?${backwards}`,
    `${vehicle}/history?signals=speed&${backwards}`,
    `${vehicle}/readings?signals=speed&${backwards}`,
    `${vehicle}/export?format=csv&${backwards}`,
    `${vehicle}/export/size?${backwards}`,
    `${vehicle}/evidence?${backwards}`,
  ])('that does not begin before it ends is refused: %s', async (path) => {
    expect(await ask(path)).toEqual([400, expect.stringMatching(/^expected "from" before "to"/)]);
  });

  it('may begin with the first millisecond there is, or be open at an end', async () => {
    for (const list of ['messages', 'audit', 'commands'])
      for (const range of ['from=0&to=1', 'from=5', 'to=5'])
        expect((await ask(`/api/${list}?${range}`))[0], `${list} ${range}`).toBe(200);
  });

  it.each(['from=', 'to=', 'from=%20', 'from=1e3', 'from=0x10', 'from=noon', 'from=1.5', 'from=1&from=2'])(
    'of which a time is no number of milliseconds is refused: %s',
    async (range) => {
      for (const list of ['messages', 'audit', 'commands'])
        expect(await ask(`/api/${list}?${range}`), list).toEqual([
          400,
          expect.stringMatching(/^(from|to): expected a number, got /),
        ]);
    },
  );
});

describe('a moment', () => {
  const ahead = Date.now() + hours(1);
  const range = `from=${ahead - days(2)}&to=${ahead - days(1)}`;

  it.each(['/api/fleet?', `${vehicle}?`, `${vehicle}/trips?${range}&`, `${vehicle}/track?${range}&`])(
    'that is yet to come, or empty, is refused: %s',
    async (path) => {
      const yetToCome = expect.stringMatching(/^the past is asked for up to now, .+Z: this moment is yet to come$/);
      for (const clock of ['event', 'received'])
        expect(await ask(`${path}at=${ahead}&clock=${clock}`), clock).toEqual([400, yetToCome]);
      expect(await ask(`${path}at=`)).toEqual([400, 'at: expected a number, got an empty text']);
    },
  );
});

describe('a limit', () => {
  const long = 'x'.repeat(501);
  it.each([
    [`${vehicle}/history?signals=speed&from=1&to=2&columns=1000`, 'columns: expected at most 999'],
    [`${vehicle}/readings?signals=speed&from=1&to=2&limit=0`, 'limit: expected 1 or more'],
    [`${vehicle}/trips?from=1&to=2&limit=201`, 'limit: expected at most 200'],
    ['/api/commands?limit=201', 'limit: expected at most 200'],
    ['/api/fleet/steps?from=1&to=2&stepMs=1', 'stepMs: expected 100 or more'],
    ['/api/fleet?at=8640000000000001', 'at: expected at most 8640000000000000'],
    ['/api/fleet', 'at: is missing: expected a number'],
    ['/api/fleet?at=1&clock=wall', 'clock: expected one of event, received'],
    ['/api/fleet?at=1&limit=5', 'nothing here is called "limit"'],
    [`/api/audit?cursor=1&actor=${long}`, 'actor: expected at most 500 characters'],
    ['/api/audit?subject=', 'subject: expected text that is not empty'],
    ['/api/storage/retention/preview?class=trips&days=', 'days: expected "forever", or 1 to 36500 days'],
    ['/api/storage/retention/preview?class=trips&days=36501', 'days: expected at most 36500'],
  ])('that is passed is named in a sentence, %#', async (path, sentence) => {
    expect(await ask(path)).toEqual([400, sentence]);
  });

  it('of the length of an address is told, too', async () => {
    const signals = Array.from({ length: 500 }, (_, index) => `signal${index}`).join();
    expect(await ask(`${vehicle}/history?signals=${signals}&from=1&to=2`)).toEqual([
      414,
      expect.stringMatching(/^an address has at most 2,048 characters, this one \d+: ask for less at a time$/),
    ]);
  });

  it('stands in the description for machines, with what is meant where nothing is said', async () => {
    type Described = { name: string; required?: boolean; schema: Record<string, unknown> };
    const { paths } = told<{ paths: Record<string, { get: { parameters: Described[] } }> }>(
      await askAs('viewer', '/api/openapi.json'),
    );
    const parameter = (path: string, name: string) => paths[path]?.get.parameters.find((one) => one.name === name);
    expect(parameter('/api/commands', 'limit')).toMatchObject({
      schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    });
    expect(parameter('/api/vehicles/{vin}/history', 'columns')?.schema).toMatchObject({ maximum: 999, default: 999 });
    const time = { type: 'integer', minimum: 0, maximum: 8_640_000_000_000_000 };
    expect(parameter('/api/fleet', 'at')).toMatchObject({ required: true, schema: time });
    expect(parameter('/api/audit', 'from')?.schema).toMatchObject(time);
    expect(parameter('/api/audit', 'from')?.required ?? false).toBe(false);
  });
});

describe('a list as CSV', () => {
  const many = 'FROM generate_series(1, 100001) n';
  const fills = {
    audit: `INSERT INTO audit (actor, action, subject, detail) SELECT 'Motorcade', 'link.make', 'many', '{}' ${many}`,
    commands: `INSERT INTO command (id, vehicle_id, type, label, risk, parameters, topic, payload, upstream, device, may_repeat,
        when_offline, needs_approval, preconditions, requested_by, idempotency_key, request, state, words, created_at,
        changed_at, expires_at)
      SELECT gen_random_uuid(), v.id, 'lock', 'Lock', 'normal', '{}', 't', 'p', 'u', 'd', true, 'fail', false, '[]', 'them',
        n, '{}', 'confirmed', 'done', now(), now(), now() ${many}, vehicle v WHERE v.vin = '${made[0]?.vin}'`,
  };

  it.each([
    ['/api/audit.csv', fills.audit, '?action=link.make', 'entries', '?action=sign-in'],
    ['/api/commands/export', fills.commands, '', 'commands', '?type=honk'],
  ])('that is longer than a file may be is refused with how long that is: %s', async (path, fill, all, items, few) => {
    await api.database.pool.query(fill);
    expect(await ask(`${path}${all}`)).toEqual([400, `these are more than 100,000 ${items}: choose a shorter time`]);
    expect((await ask(`${path}${few}`))[0]).toBe(200);
  });
});
