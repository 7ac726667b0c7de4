import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { days, hours, minutes } from '../../server/contract/duration';
import { openMemory } from '../../server/demo/memory';

let folder: string;
let now = Date.UTC(2026, 10, 20, 8);
const clock = () => now;
const sinceWhen = async (depthMs: number) => {
  const memory = await openMemory(folder, depthMs, clock, { warn: () => undefined });
  await memory.stop();
  return memory.since;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motorcade-memory-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('goes back as far as it is deep before the first run', async () => {
  expect(await sinceWhen(days(2))).toBe(now - days(2));
});

it('goes back to the end of the last run, and no further than it is deep', async () => {
  const endedAt = now;
  await sinceWhen(days(2));
  now += hours(3);
  expect(await sinceWhen(days(2))).toBe(endedAt);
  now += days(9);
  expect(await sinceWhen(days(2))).toBe(now - days(2));
});

it('tells nothing of a short pause, nor without depth', async () => {
  await sinceWhen(days(2));
  now += minutes(4);
  expect(await sinceWhen(days(2))).toBeNull();
  now += hours(5);
  expect(await sinceWhen(0)).toBeNull();
});
