import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { build } from 'esbuild';
import pg from 'pg';
import type { CommandState } from '../../../server/contract/commands';
import { createTestDatabase } from '../database';
import { startMosquitto } from '../mosquitto';
import { openDevices } from './command-device';
import { besiegedVehicles, deviceOf, vinOf } from './command-stage';

export type SiegeOutcome = {
  kills: number;
  /** How many commands stood in each state at the moments of the kills, all kills together. */
  caught: Partial<Record<CommandState, number>>;
  /** Commands that a server said it had kept, and those of them that are there. */
  kept: number;
  found: number;
  /** Commands by their final states. */
  states: Partial<Record<CommandState, number>>;
  /** Not in a final state at the end. */
  open: number;
  /** Handed over more than once though they may not be; sent although they say that they were not; said to be sent and not. */
  doubled: number;
  falselyUnsent: number;
  falselySent: number;
  /** Repeatable ones that were handed over more than once, as they may be. */
  repeated: number;
};

type Options = { kills: number; perSecond: number; isDurable?: boolean };
type Child = ChildProcessByStdio<null, Readable, Readable>;

const program = resolve('tests/.artifacts', `besieged-child-${process.pid}.mjs`);

/** One file that starts in a moment: a child through tsx would compile everything at each start. */
async function bundleChild(): Promise<void> {
  await build({
    ...{ entryPoints: ['tests/support/commands/besieged-child.ts'], outfile: program, bundle: true },
    ...{ platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' },
  });
}

async function countStates(pool: pg.Pool): Promise<Partial<Record<CommandState, number>>> {
  const { rows } = await pool.query<{ state: string; count: number }>(
    'SELECT state, count(*)::int AS count FROM command GROUP BY state',
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

const openStates = ['awaiting-approval', 'queued', 'dispatching', 'accepted'] as const;

async function waitUntilAllEnded(pool: pg.Pool): Promise<number> {
  for (let tries = 0; ; tries++) {
    const states = await countStates(pool);
    const open = openStates.reduce((sum, state) => sum + (states[state] ?? 0), 0);
    if (open === 0 || tries > 1_200) return open;
    await delay(100);
  }
}

/** Two servers send commands, and one or the other is killed again and again; the devices count what comes. */
export async function besiegeCommands({ kills, perSecond, isDurable = false }: Options): Promise<SiegeOutcome> {
  const [database, mosquitto] = await Promise.all([
    createTestDatabase({ isDurable }),
    startMosquitto({ maxInflight: 0 }),
    bundleChild(),
  ]);
  const pool = new pg.Pool({ connectionString: database.url });
  await pool.query('INSERT INTO vehicle (vin) SELECT unnest($1::text[])', [
    Array.from({ length: besiegedVehicles }, (_, index) => vinOf(index + 1)),
  ]);
  const devices = await openDevices(mosquitto.url, ({ device, name }, all) => {
    if (name === 'ping') void all.tell(device, { speed: 1 });
  });
  // What is told while no server listens is lost: the vehicles go on telling.
  const telling = setInterval(() => {
    for (let number = 1; number <= besiegedVehicles; number++) void devices.tell(deviceOf(number), { speed: 0 });
  }, 1_000);
  const kept = new Set<string>();
  const caught: SiegeOutcome['caught'] = {};
  let complaints = '';

  const start = (rate: number): Child => {
    const child = spawn(process.execPath, [program, database.url, mosquitto.url, String(rate)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let rest = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const id of lines) kept.add(id);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaints += chunk.toString();
    });
    return child;
  };
  const end = async (child: Child, signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  /** More was asked for, and more came to the devices, so that what is killed is killed at work. */
  const works = async () => {
    const before = { kept: kept.size, got: devices.got.length };
    const isAtWork = () => kept.size >= before.kept + 20 && devices.got.length >= before.got + 10;
    for (let tries = 0; !isAtWork(); tries++) {
      if (tries > 6_000 || complaints !== '') throw new Error(`no server sends commands any more:\n${complaints}`);
      await delay(10);
    }
  };

  const running: Child[] = [start(perSecond), start(perSecond)];
  try {
    for (let kill = 0; kill < kills; kill++) {
      await works();
      await delay(randomInt(0, 200));
      const victim = running.shift();
      if (victim === undefined) throw new Error('expected a server to kill');
      victim.kill('SIGKILL');
      for (const [state, count] of Object.entries(await countStates(pool)))
        caught[state as CommandState] = (caught[state as CommandState] ?? 0) + count;
      if (victim.exitCode === null && victim.signalCode === null) await once(victim, 'exit');
      running.push(start(perSecond));
    }
    for (const child of running.splice(0)) await end(child, 'SIGTERM');
    running.push(start(0));
    const open = await waitUntilAllEnded(pool);
    return {
      kills,
      caught,
      open,
      ...(await tally(
        pool,
        kept,
        devices.got.map(({ payload }) => String(payload.text)),
      )),
    };
  } finally {
    clearInterval(telling);
    for (const child of running) await end(child, 'SIGKILL');
    await devices.close();
    await pool.end();
    await mosquitto.stop();
    await database.drop();
    await rm(program, { force: true });
  }
}

type Row = { id: string; text: string; state: CommandState; mayRepeat: boolean; attempts: number };

/** Holds what the database says against what came to the devices. */
async function tally(pool: pg.Pool, kept: ReadonlySet<string>, got: readonly string[]) {
  const { rows } = await pool.query<Row>(
    `SELECT id, parameters->>'text' AS text, state, may_repeat AS "mayRepeat", attempts FROM command`,
  );
  const came = new Map<string, number>();
  for (const text of got) came.set(text, (came.get(text) ?? 0) + 1);
  const ids = new Set(rows.map(({ id }) => id));
  const count = (is: (row: Row, times: number) => boolean) =>
    rows.filter((row) => is(row, came.get(row.text) ?? 0)).length;
  const unsent: readonly CommandState[] = ['expired', 'failed', 'cancelled', 'queued', 'awaiting-approval'];
  const sent: readonly CommandState[] = ['accepted', 'confirmed', 'contradicted', 'unconfirmed'];
  return {
    kept: kept.size,
    found: [...kept].filter((id) => ids.has(id)).length,
    states: await countStates(pool),
    doubled: count(({ mayRepeat }, times) => !mayRepeat && times > 1),
    repeated: count(({ mayRepeat }, times) => mayRepeat && times > 1),
    falselyUnsent: count(({ state }, times) => unsent.includes(state) && times > 0),
    falselySent: count(({ state }, times) => sent.includes(state) && times === 0),
  };
}
