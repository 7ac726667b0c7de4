import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { forgetReadings, now, readTruth, readVerdicts } from '../ingest/ingest-rig';
import { openTestIngest } from '../ingest/opened-ingest';
import { speedMessage } from '../ingest/plain-dialect';
import { written, writtenMessages } from '../ingest/writer';

const { ingest, testDatabase } = await openTestIngest();

async function write(backwards: '0' | '1'): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/ingest/writer.ts'], {
    env: { ...process.env, DATABASE_URL: testDatabase.url, BACKWARDS: backwards },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const [code] = await once(child, 'exit');
  expect({ code, complaints: code === 0 ? '' : complaints }).toEqual({ code: 0, complaints: '' });
}

test('two processes that write the same messages at once, one of them backwards, leave what one leaves', async () => {
  await Promise.all([write('0'), write('1')]);
  const together = await readTruth(ingest.database);
  expect(await readVerdicts(ingest.database)).toHaveLength(2 * written);
  await forgetReadings(ingest.database);
  for (const message of writtenMessages()) await ingest.commit([message]);
  expect(together).toEqual(await readTruth(ingest.database));
  expect(together.latest).toHaveLength(7);
});

test('many commits at once, each bringing the same new vehicles, number each vehicle once', async () => {
  const batch = (value: number) =>
    Array.from({ length: 40 }, (_, index) => speedMessage(`NEW${(index * 7 + value) % 40}`, value, now + value, now));
  await Promise.all(Array.from({ length: 12 }, (_, value) => ingest.commit(batch(value))));
  expect(await ingest.database.prisma.vehicle.count({ where: { vin: { startsWith: 'NEW' } } })).toBe(40);
  const truth = await readTruth(ingest.database);
  expect(truth.latest.filter(({ vin }) => vin.startsWith('NEW')).map(({ number }) => number)).toEqual(
    Array(40).fill(11),
  );
});
