import { beforeEach, describe, expect, it } from 'vitest';
import type { Parameters, TypeDefinition } from '../../server/commands/catalogue/type-definition';
import type {
  Bulk,
  Command,
  CommandDetail,
  CommandOffer,
  CommandPreview,
  CommandType,
} from '../../server/contract/commands';
import { allows, type Role, roles } from '../../server/contract/roles';
import { boxless, catalogue, openCommandDesk, vin } from '../api/command-desk';
import { problemOf, told } from '../api/send';

const { api, askAs, post, get, send, sendBulk, sent, log, audit, clear } = await openCommandDesk();
beforeEach(clear);

const file = (path: string) => askAs('viewer', path);
const nobody = '00000000-0000-7000-8000-000000000000';

/** Parameters that a type takes. */
const fittingOf = ({ parameters }: TypeDefinition): Parameters =>
  Object.fromEntries(
    Object.entries(parameters).map(([name, { type, default: usual, enum: values, minimum }]) => [
      name,
      usual ?? values?.[0] ?? minimum ?? { number: 1, integer: 1, string: 'x', boolean: true }[type],
    ]),
  );

describe('each role and each command', () => {
  for (const role of roles)
    it(`lets a ${role} send what the role allows, says why not of the rest, and notes both`, async () => {
      const offer = await get<CommandOffer>(role, `/api/vehicles/${vin}/commands`);
      expect(offer.types.map(({ type }) => type.id)).toEqual([...catalogue.types.keys()]);
      for (const type of catalogue.types.values()) {
        await clear();
        const request = { type: type.id, parameters: fittingOf(type), reason: 'to be sure', vinEnding: vin.slice(-4) };
        const { vinEnding: _ending, ...what } = request;
        const mayAtAll = allows(role, 'command.send');
        const may = mayAtAll && roles.indexOf(role) >= roles.indexOf(type.role);
        const why = mayAtAll ? type.role : 'operator';
        const shown = `${type.id} for ${role}`;
        const offered = offer.types.find((one) => one.type.id === type.id);
        const preview = await post(role, '/api/commands/preview', { vin, ...request });
        const single = await send(role, request);
        const many = await sendBulk(role, { vins: [vin], ...what, vehicles: 1 });
        const actions = (await audit()).map(({ actor, action }) => `${actor} ${action}`);
        if (may) {
          expect(offered?.whyNot, shown).toBeNull();
          expect([preview.status, single.status, many.status], shown).toEqual([200, 201, 201]);
          expect(actions, shown).toEqual([`${role} command.bulk`, `${role} command.send`, `${role} command.send`]);
        } else {
          expect(offered?.whyNot, shown).toBe(`"${type.label}" takes the role of ${type.role}; yours is ${role}`);
          expect([preview.status, single.status, many.status], shown).toEqual([403, 403, 403]);
          for (const answer of [preview, single, many])
            expect(problemOf(answer), shown).toContain(`takes the role of ${why}; yours is ${role}`);
          expect(actions, shown).toEqual([`${role} command.refused`, `${role} command.refused`]);
          expect((await audit()).at(-1), shown).toMatchObject({
            subject: vin,
            detail: {
              type: type.id,
              parameters: request.parameters,
              reason: 'to be sure',
              problems: [problemOf(single)],
            },
          });
          expect(await log(), shown).toEqual([]);
        }
      }
    });

  it('keeps a viewer from changing what others have sent, and notes that they tried', async () => {
    const id = await sent('operator', { type: 'four-eyes' });
    const bulk = told<Bulk>(await sendBulk('operator', { vins: [vin], type: 'lock' }));
    const paths = [`${id}/cancel`, `${id}/approve`, `bulk/${bulk.id}/stop`, `bulk/${bulk.id}/approve`];
    for (const path of [...paths, `${nobody}/cancel`, 'x/approve', `bulk/${nobody}/approve`])
      expect((await post('viewer', `/api/commands/${path}`)).status, path).toBe(403);
    const tries = (await audit()).filter(({ actor }) => actor === 'viewer');
    expect(tries.map(({ subject, detail }) => [subject, detail.wanted, detail.command ?? detail.bulk])).toEqual([
      ['lock', 'approve', bulk.id],
      ['lock', 'stop', bulk.id],
      [vin, 'approve', id],
      [vin, 'cancel', id],
    ]);
  });
});

describe('sending', () => {
  it('answers 201 with the command, and 200 with the same one for the same key', async () => {
    const first = await send('operator', { type: 'lock', reason: ' car park ' }, 'once');
    expect(first.status).toBe(201);
    expect(told<CommandDetail>(first)).toMatchObject({
      ...{ vin, type: 'lock', state: 'queued', reason: 'car park', requestedBy: 'operator', attempts: 0 },
      ...{ topic: 'command/fleet/box-1/lock', upstream: 'drogue', device: 'box-1', isCancellable: true },
      steps: [{ state: 'queued', actor: 'operator', words: 'asked for' }],
    });
    const again = await send('operator', { type: 'lock', reason: 'car park' }, 'once');
    expect(again.status).toBe(200);
    expect(told<Command>(again).id).toBe(told<Command>(first).id);
    expect(await log()).toHaveLength(1);
  });

  it('under one key at the same time is one command', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('operator', { type: 'lock' }, 'double')));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201]);
    expect(new Set(answers.map((answer) => told<Command>(answer).id)).size).toBe(1);
    expect(await log()).toHaveLength(1);
  });

  it('answers 409 for another request under a key, notes it, and lets others use the same key', async () => {
    await send('operator', { type: 'lock' }, 'mine');
    const other = await send('operator', { type: 'unlock' }, 'mine');
    expect([other.status, problemOf(other)]).toEqual([409, expect.stringContaining('something else was asked for')]);
    expect((await audit())[0]).toMatchObject({ action: 'command.refused', subject: vin, detail: { type: 'unlock' } });
    expect((await send('engineer', { type: 'unlock' }, 'mine')).status).toBe(201);
  });

  it('asks for the key, and for one that can be kept', async () => {
    for (const headers of [{}, { 'idempotency-key': '' }, { 'idempotency-key': 'x'.repeat(201) }]) {
      const answer = await post('operator', '/api/commands', { vin, type: 'lock' }, headers as Record<string, string>);
      expect([answer.status, problemOf(answer)]).toEqual([400, expect.stringContaining('idempotency-key: expected')]);
    }
    expect(await log()).toEqual([]);
  });

  it.each([
    ['a type that there is not', { type: 'fly' }, 'there is no command "fly"'],
    ['a vehicle nobody has heard of', { vin: 'NOBODY', type: 'lock' }, 'no vehicle has the VIN NOBODY'],
    ['a vehicle that nothing carries commands to', { vin: boxless, type: 'lock' }, 'hm: '],
    ['a parameter that is too great', { type: 'charge-limit', parameters: { limit: 101 } }, '100'],
    ['a parameter that is missing', { type: 'message' }, 'Text: is missing'],
    ['a parameter that there is not', { type: 'lock', parameters: { door: 1 } }, 'door'],
  ])('is refused for %s, and noted with why', async (_what, request, words) => {
    const answer = await send('operator', request);
    expect([answer.status, problemOf(answer)]).toEqual([422, expect.stringContaining(words)]);
    expect((await audit())[0]).toMatchObject({
      ...{ actor: 'operator', action: 'command.refused', subject: 'vin' in request ? request.vin : vin },
      detail: { type: request.type, problems: [expect.stringContaining(words)] },
    });
    expect(await log()).toEqual([]);
  });

  it('of a critical one asks for a reason and the end of the VIN', async () => {
    const answer = await send('admin', { type: 'immobilise' });
    expect(answer.status).toBe(422);
    expect(problemOf(answer)).toContain('a reason is needed; the last four characters of the VIN');
  });

  it('is refused where its shape is wrong, in a sentence', async () => {
    for (const request of [
      {},
      { type: 'lock', evil: 1 },
      { type: 'lock', deadlineMs: 1 },
      { type: 'lo\0ck' },
      { type: 'lock', vinEnding: '\ud83d' },
      { type: 'lock', parameters: { a: {} } },
    ])
      expect((await send('operator', request)).status, JSON.stringify(request)).toBe(400);
  });
});

describe('before sending', () => {
  it('shows what would be sent to the byte, and keeps nothing', async () => {
    const answer = await post('operator', '/api/commands/preview', {
      ...{ vin, type: 'charge-limit', parameters: { limit: 80 }, deadlineMs: 60_000 },
    });
    expect(answer.status, answer.body).toBe(200);
    const preview = told<CommandPreview>(answer);
    expect(preview).toMatchObject({
      ...{ upstream: 'drogue', topic: 'command/fleet/box-1/charge-limit', payload: '{"limit":80}', bytes: 12 },
      ...{ problems: [], isOnline: true, confirmedBy: expect.stringContaining('80') },
    });
    expect(Math.abs(preview.expiresAt - Date.now() - 60_000)).toBeLessThan(30_000);
    expect([await log(), await audit()]).toEqual([[], []]);
  });

  it('says what stands against it, and how each precondition is', async () => {
    const answer = await post('admin', '/api/commands/preview', { vin: boxless, type: 'immobilise' });
    const { preconditions, problems, ...preview } = told<CommandPreview>(answer);
    expect(preview).toMatchObject({ topic: null, payload: null, bytes: null, confirmedBy: null });
    expect(problems).toEqual([
      'a reason is needed',
      expect.stringContaining('last four'),
      expect.stringContaining('hm: '),
    ]);
    expect(preconditions.map(({ signal, holds, reading }) => [signal, holds, reading?.value])).toEqual([
      ['speed', true, 0],
      ['ignition.state', true, 'off'],
    ]);
  });

  it('offers what the vehicle can get, with the ways and when it was last heard of', async () => {
    const offer = await get<CommandOffer>('admin', `/api/vehicles/${vin}/commands`);
    expect(offer).toMatchObject({ vin, isOnline: true, lastHeardAt: expect.any(Number) });
    expect(offer.routes.map(({ upstream, device, whyNot }) => [upstream, device, whyNot])).toEqual([
      ['drogue', 'box-1', null],
      ['hm', null, expect.any(String)],
    ]);
    expect(JSON.stringify(offer)).not.toContain('"payload"');
    const none = await get<CommandOffer>('admin', `/api/vehicles/${boxless}/commands`);
    for (const { type, whyNot } of none.types) expect(whyNot, type.id).toContain('hm: ');
  });

  it('knows no vehicle of another VIN', async () => {
    expect((await askAs('viewer', '/api/vehicles/NOBODY/commands')).status).toBe(404);
  });
});

describe('changing one’s mind', () => {
  it('calls a command off once, and says why not again', async () => {
    const id = await sent('operator', { type: 'lock' });
    const first = await post('engineer', `/api/commands/${id}/cancel`);
    expect(first.status, first.body).toBe(200);
    expect(told<CommandDetail>(first)).toMatchObject({ id, state: 'cancelled', isCancellable: false });
    const again = await post('engineer', `/api/commands/${id}/cancel`);
    expect([again.status, problemOf(again)]).toEqual([409, 'it has come to its end already']);
    expect((await audit()).map(({ actor, action }) => [actor, action])).toEqual([
      ['engineer', 'command.refused'],
      ['engineer', 'command.cancel'],
      ['operator', 'command.send'],
    ]);
    expect((await post('engineer', `/api/commands/${nobody}/cancel`)).status).toBe(404);
  });

  it('takes a second person to approve, who may send it too', async () => {
    const id = await sent('operator', { type: 'four-eyes' });
    const approve = (role: Role) => post(role, `/api/commands/${id}/approve`);
    const own = await approve('operator');
    expect([own.status, problemOf(own)]).toEqual([403, expect.stringContaining('a second person must agree')]);
    const other = await approve('admin');
    expect(told<CommandDetail>(other)).toMatchObject({ state: 'queued', approvedBy: 'admin' });
    expect((await approve('engineer')).status).toBe(409);
    expect((await audit()).map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'engineer command.refused',
      'admin command.approve',
      'operator command.refused',
      'operator command.send',
    ]);
  });
});

describe('the log', () => {
  it('is found by what is asked for, newest first, page by page', async () => {
    const ids: string[] = [];
    for (const type of ['lock', 'unlock', 'lock']) ids.unshift(await sent('operator', { type }));
    const [newest = '', , oldest = ''] = ids;
    ids.unshift(await sent('admin', { type: 'honk-and-flash' }));
    await post('operator', `/api/commands/${oldest}/cancel`);
    const found = async (query: string) => (await log(query)).map(({ id }) => id);
    expect(await found('')).toEqual(ids);
    expect(await found('?type=lock')).toEqual([newest, oldest]);
    expect(await found('?states=cancelled,failed')).toEqual([oldest]);
    expect(await found(`?by=ADM&vin=${vin}`)).toEqual([ids[0]]);
    expect(await found('?vin=NOBODY')).toEqual([]);
    expect(await found('?to=1000')).toEqual([]);
    const first = await get<{ commands: Command[]; cursor: string }>('viewer', '/api/commands?limit=3');
    expect(await found(`?limit=3&cursor=${first.cursor}`)).toEqual([ids[3]]);
    expect(first.commands.every(({ change }) => change > 0)).toBe(true);
    const [later, earlier] = [await get<Command>('viewer', `/api/commands/${oldest}`), first.commands[2]];
    expect(later.change).toBeGreaterThan(earlier?.change ?? 0);
    expect((await askAs('viewer', '/api/commands?states=flying')).status).toBe(400);
    expect((await askAs('viewer', `/api/commands/${nobody}`)).status).toBe(404);
  });

  it('is a file of the same, longer than a page, and nothing in it is run by a spreadsheet', async () => {
    await sent('operator', { type: 'lock', reason: '=HYPERLINK("http://x"), "quoted"' });
    await sent('operator', { type: 'charge-limit', parameters: { limit: 80 } });
    const copies = `INSERT INTO command SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
      'idempotency_key', 'copy ' || n))).* FROM command c, generate_series(1, 1100) n WHERE c.type = 'charge-limit'`;
    await api.database.pool.query(copies);
    const csv = await file('/api/commands/export?type=lock');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const [header, line, end] = csv.body.split('\r\n');
    expect(header).toMatch(/^created,vin,vehicle,type,.*,id$/);
    expect(line).toContain(
      `,${vin},,lock,Lock the doors,caution,{},queued,asked for,"'=HYPERLINK(""http://x""), ""quoted""",operator,`,
    );
    expect(end).toBe('');
    const all = await file('/api/commands/export');
    expect(all.body.trimEnd().split('\r\n')).toHaveLength(1 + 1_102);
  });
});

it('lists every type of the catalogue in its order, and nothing of how it goes to a device', async () => {
  const types = await get<CommandType[]>('viewer', '/api/commands/types');
  expect(types.map(({ id, label }) => [id, label])).toEqual(
    [...catalogue.types.values()].map(({ id, label }) => [id, label]),
  );
  const offer = await get<CommandOffer>('viewer', `/api/vehicles/${vin}/commands`);
  expect(types).toEqual(offer.types.map(({ type }) => type));
  for (const type of types) expect(type).not.toHaveProperty('payload');
});

it('is described for machines, with the key as a header that must be given', async () => {
  type Described = { paths: Record<string, Record<string, { parameters?: unknown[] }>> };
  const { paths } = await get<Described>('viewer', '/api/openapi.json');
  const described = Object.keys(paths).filter((path) => path.includes('commands'));
  expect(described.sort()).toEqual([
    '/api/commands',
    '/api/commands/bulk',
    '/api/commands/bulk/preview',
    '/api/commands/bulk/{id}',
    '/api/commands/bulk/{id}/approve',
    '/api/commands/bulk/{id}/stop',
    '/api/commands/export',
    '/api/commands/preview',
    '/api/commands/types',
    '/api/commands/{id}',
    '/api/commands/{id}/approve',
    '/api/commands/{id}/cancel',
    '/api/vehicles/{vin}/commands',
  ]);
  for (const path of ['/api/commands', '/api/commands/bulk'])
    expect(paths[path]?.post?.parameters).toContainEqual(
      expect.objectContaining({ in: 'header', name: 'idempotency-key', required: true }),
    );
});
