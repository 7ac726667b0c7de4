import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { administrator, becomeAdministrator, firstMove, openFleetSocket, signIn } from '../support/first-visit';
import { startServer, temporaryFolder } from '../support/server';

async function newFolder(): Promise<string> {
  const { path, remove } = await temporaryFolder();
  onTestFinished(remove);
  return path;
}

/** Runs a built command as a person would. */
function run(command: 'backup' | 'restore', dataDir: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`dist/${command}.mjs`, ...words], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  return { status, told: stdout, stderr };
}

/** How many signals a vehicle has told of. */
async function countReadings(address: string, vin: string, cookie: string): Promise<number> {
  const answer = await fetch(`${address}/api/vehicles/${vin}`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  return (await answer.json()).readings.length;
}

it('a running Motorcade is backed up, and another one starts from the backup', async () => {
  const [here, there, shelf] = [await newFolder(), await newFolder(), await newFolder()];
  const file = join(shelf, 'motorcade.backup');
  const first = await startServer({ DATA_DIR: here, DEMO_VEHICLES: '5' });
  const cookie = await becomeAdministrator(first.address, first.link ?? '');
  const socket = openFleetSocket(first.address, cookie);
  const { vin } = await firstMove(socket);
  socket.close();
  await expect.poll(() => countReadings(first.address, vin, cookie)).toBeGreaterThan(5);
  expect(run('backup', here, file)).toMatchObject({
    status: 0,
    told: expect.stringMatching(/holds \d+ rows of \d+ tables/),
  });
  expect(run('backup', here, file)).toMatchObject({ status: 1, told: expect.stringContaining('replaces nothing') });
  expect(run('restore', here, file)).toMatchObject({
    status: 1,
    told: expect.stringContaining('a Motorcade is running'),
  });
  expect(await first.stop()).toBe(0);

  expect(run('restore', there, file)).toMatchObject({ status: 0, told: expect.stringContaining('is as it was at') });
  const second = await startServer({ DATA_DIR: there, DEMO_VEHICLES: '5' });
  onTestFinished(async () => void (await second.stop()));
  expect(second.link).toBeNull();
  const session = await signIn(second.address, administrator);
  expect(await countReadings(second.address, vin, session)).toBeGreaterThan(5);
});

it('a command without a file says how it is meant', () => {
  for (const command of ['backup', 'restore'] as const)
    expect(run(command, '/nowhere')).toMatchObject({
      status: 2,
      told: expect.stringContaining(`npm run ${command} -- `),
    });
});
