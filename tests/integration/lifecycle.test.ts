import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { administrator, becomeAdministrator, firstMove, openFleetSocket, signIn } from '../support/first-visit';
import { startServer, temporaryFolder } from '../support/server';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let settings: Record<string, string>;

beforeEach(async () => {
  folder = await temporaryFolder();
  settings = { DATA_DIR: folder.path, DEMO_VEHICLES: '20' };
});
afterEach(() => folder.remove());

/** Command lines of processes that were started for this data folder. */
const processesOfFolder = (): string[] =>
  spawnSync('ps', ['-eo', 'args='], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes(folder.path));

it('stops without a trace at Ctrl-C, and the next start has everything: people, vehicles, the road ahead', async () => {
  const first = await startServer(settings);
  const cookie = await becomeAdministrator(first.address, first.link ?? '');
  const socket = openFleetSocket(first.address, cookie);
  const moved = await firstMove(socket);
  socket.close();
  expect(await first.stop()).toBe(0);
  expect(processesOfFolder()).toEqual([]);
  expect(existsSync(join(folder.path, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);

  const second = await startServer(settings);
  try {
    expect(second.link).toBeNull();
    await signIn(second.address, administrator);
    const known = await fetch(`${second.address}/api/vehicles/${moved.vin}`, { headers: { cookie } });
    expect(known.status).toBe(200);
    const { readings } = await known.json();
    expect(readings.length).toBeGreaterThan(5);
  } finally {
    await second.stop();
  }
});

it('interrupted while its database starts, it leaves no process', async () => {
  const isAtWork = () => existsSync(join(folder.path, 'postgres', 'cluster', 'postmaster.pid'));
  const child = spawn(process.execPath, ['dist/server.mjs'], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: '0', ...settings },
    stdio: 'ignore',
  });
  const ended = once(child, 'exit');
  await expect.poll(isAtWork, { interval: 1, timeout: 60_000 }).toBe(true);
  child.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
  expect(processesOfFolder()).toEqual([]);
});

it('killed without warning, its next start takes the database over and goes on', async () => {
  const first = await startServer(settings);
  await first.kill();
  const second = await startServer(settings);
  expect(second.link).not.toBeNull();
  expect(await second.stop()).toBe(0);
  expect(processesOfFolder()).toEqual([]);
});

it('does not start with a setting that cannot be used, and says which and why', async () => {
  const { status, stdout } = spawnSync(process.execPath, ['dist/server.mjs'], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: 'http' },
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stdout).toContain('PORT: expected a whole number from 0 to 65535, got "http"');
});

it('starts with an unreachable broker: the product is up and tells how that upstream stands', async () => {
  const upstreamsFile = join(folder.path, 'upstreams.yaml');
  const entry = { id: 'away', kind: 'high-mobility', url: 'mqtt://127.0.0.1:9', clientId: 'nobody', topic: 'live/#' };
  await writeFile(upstreamsFile, stringify({ upstreams: [entry] }));
  const server = await startServer({ ...settings, UPSTREAMS_FILE: upstreamsFile });
  try {
    const cookie = await becomeAdministrator(server.address, server.link ?? '');
    await expect
      .poll(async () => {
        const answer = await fetch(`${server.address}/api/upstreams`, { headers: { cookie } });
        return (await answer.json())[0];
      })
      .toMatchObject({ id: 'away', phase: 'waiting', error: expect.stringContaining('the broker is down') });
    expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
  } finally {
    await server.stop();
  }
});
