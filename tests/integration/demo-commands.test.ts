import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readCatalogue } from '../../server/commands/catalogue/read-catalogue';
import { underWayMs } from '../../server/commands/judge-effect';
import type { CommandDetail, CommandState } from '../../server/contract/commands';
import { seconds } from '../../server/contract/duration';
import { type Demo, startDemo } from '../../server/demo/demo';
import { type Behaviour, behaviours } from '../../server/demo/obedience/behaviour';
import { nameVehicles } from '../../server/store/name-vehicles';
import { readUpstreamsFile } from '../../server/upstreams-file/read-upstreams-file';
import { type CommandServer, detailOf, sent, serveCommands, toldOf } from '../support/commands/command-stage';
import { createTestDatabase, type TestDatabase } from '../support/database';

/** Long enough for who obeys on a busy machine; who is late takes half as long again. */
const withinMs = seconds(8);
const commandsFile = `commands:
  - id: lock
    label: Lock the doors
    risk: normal
    payload: { locked: true }
    effect: { signal: doors.lock_state, becomes: [locked], within: ${withinMs / 1_000} s }
`;
const patient = { timeout: 60_000, interval: 50 };

let folder: string;
let testDatabase: TestDatabase;
let demo: Demo;
let server: CommandServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motorcade-demo-commands-'));
  testDatabase = await createTestDatabase();
  const path = join(folder, 'commands.yaml');
  await writeFile(path, commandsFile);
  const catalogue = readCatalogue(path);
  const log = pino({ level: 'silent' });
  // A box of each behaviour: every tenth vehicle has one.
  demo = await startDemo({ dataDir: folder, vehicles: 50, memoryMs: 0, catalogue, clock: Date.now, log });
  const upstreams = readUpstreamsFile(demo.upstreamsFile, {}).filter(({ kind }) => kind === 'drogue');
  const ids = new Set(upstreams.map(({ id }) => id));
  const mappings = demo.devices
    .filter(({ upstream }) => ids.has(upstream))
    .map((device) => ({ ...device, isIgnored: false }));
  const limits = { judgeLateEveryMs: 100, judgeAllLateEveryMs: 100 };
  server = await serveCommands(testDatabase.url, { upstreams, mappings, catalogue }, { limits });
  await nameVehicles(server.database, demo.vehicles);
});
afterAll(async () => {
  await server.stop();
  await demo.stop();
  await testDatabase.drop();
  await rm(folder, { recursive: true });
});

/** The vehicle whose name tells that it behaves so. */
function vinOf(behaviour: Behaviour): string {
  const vehicle = demo.vehicles.find(({ name }) => name.endsWith(` · ${behaviour}`));
  if (vehicle === undefined) throw new Error(`expected a vehicle that ${behaviour}`);
  return vehicle.vin;
}

/** Locks the doors of a vehicle that has told of them; the command's id. */
async function lock(behaviour: Behaviour): Promise<string> {
  const vin = vinOf(behaviour);
  await vi.waitFor(async () => {
    expect(await server.commands.routes(vin)).toMatchObject([{ isConnected: true }]);
    expect(await told(vin, 'doors.lock_state')).not.toEqual([]);
  }, patient);
  return sent(server, { vin, type: 'lock' });
}

const told = async (vin: string, signal: string) => (await toldOf(server, vin, signal)).map(({ value }) => value);

/** All there is of a command that came to its end by these states. */
async function ends(id: string | undefined, states: readonly CommandState[]): Promise<CommandDetail> {
  return vi.waitFor(async () => {
    const detail = await detailOf(server, id ?? '');
    const passed = detail.steps.map(({ state }) => state);
    expect(passed).toEqual(['queued', 'dispatching', 'accepted', ...states]);
    return detail;
  }, patient);
}

test('every box ends its command as the name of its vehicle promises', async () => {
  const ids = new Map(await Promise.all(behaviours.map(async (name) => [name, await lock(name)] as const)));

  expect(await ends(ids.get('obeys'), ['confirmed'])).toMatchObject({ decidedByReading: { value: 'locked' } });
  expect(await ends(ids.get('does the opposite'), ['contradicted'])).toMatchObject({
    before: { value: 'locked' },
    decidedByReading: { value: 'unlocked' },
  });

  const [late, away] = [vinOf('obeys late'), vinOf('acknowledges, then drops off')];
  await vi.waitFor(async () => {
    expect(await told(late, 'doors.lock_state')).toContain('locked');
    expect(await told(away, 'device.online')).toEqual(['1', '0', '1']);
  }, patient);
  expect(await told(away, 'drogue.lastCommand')).toEqual(['lock']);
  expect(new Set(await told(away, 'doors.lock_state'))).toEqual(new Set(['unlocked']));
  // The time that is left for telemetry under way need not be waited out.
  server.ahead(underWayMs);
  await ends(ids.get('ignores commands'), ['unconfirmed']);
  expect((await ends(ids.get('acknowledges, then drops off'), ['unconfirmed'])).words).toContain('nothing was heard');
  expect((await ends(ids.get('obeys late'), ['unconfirmed', 'confirmed'])).words).toContain('confirmed late');
});

test('a vehicle that was named before its box took commands gets the words behind its name; one that people named does not', async () => {
  const [plain, renamed] = [vinOf('obeys'), vinOf('ignores commands')];
  const names = async () => {
    const { rows } = await server.database.pool.query<{ vin: string; name: string }>(
      'SELECT vin, name FROM vehicle WHERE vin = ANY($1)',
      [[plain, renamed]],
    );
    return new Map(rows.map(({ vin, name }) => [vin, name]));
  };
  const before = (await names()).get(plain) ?? '';
  expect(before).toMatch(/. · obeys$/);
  await server.database.pool.query('UPDATE vehicle SET name = $2 WHERE vin = $1', [plain, before.split(' · ')[0]]);
  await server.database.pool.query('UPDATE vehicle SET name = $2 WHERE vin = $1', [renamed, 'Our van']);
  await nameVehicles(server.database, demo.vehicles);
  expect(await names()).toEqual(
    new Map([
      [plain, before],
      [renamed, 'Our van'],
    ]),
  );
});
