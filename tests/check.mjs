// `npm run check`: lint, types and unit tests, in under a minute. All three speak even when one has failed.
import { spawnSync } from 'node:child_process';
import { prepare, requireNode } from '../server/prepare.mjs';

requireNode();
await prepare({ withTools: true, withBuild: false });
const checks = [
  ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  ['node_modules/typescript/bin/tsc', '--noEmit'],
  ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit'],
];
const failed = checks.filter((words) => spawnSync(process.execPath, words, { stdio: 'inherit' }).status !== 0);
process.exit(failed.length === 0 ? 0 : 1);
