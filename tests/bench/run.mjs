// `npm run bench`: every benchmark, or those named: `npm run bench -- ingest start`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { prepare, requireNode } from '../../server/prepare.mjs';

const programs = [
  'chart',
  'commands',
  'decode',
  'export',
  'ingest',
  'kafka',
  'kill',
  'kill-commands',
  'publish',
  'live',
  'map',
  'replay-frames',
  'snapshot',
  'time-travel',
  'start',
  'trips',
];

requireNode();
await prepare({ withTools: true, withBuild: true });
const named = process.argv.slice(2);
const unknown = named.filter((name) => !existsSync(new URL(`${name}.ts`, import.meta.url)));
if (unknown.length > 0) {
  process.stderr.write(`No such benchmark: ${unknown.join(', ')}. There are ${programs.join(', ')}.\n`);
  process.exit(1);
}
for (const name of named.length > 0 ? named : programs) {
  process.stdout.write(`\n── ${name} ──\n`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', `tests/bench/${name}.ts`], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
