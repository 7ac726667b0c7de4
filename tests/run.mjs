// `npm test`: makes the clone ready where it is not, then runs every test. Words after `--` go to Vitest.
import { spawn } from 'node:child_process';
import { prepare, requireNode } from '../server/prepare.mjs';

requireNode();
await prepare({ withTools: true, withBuild: true });
const vitest = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
vitest.on('close', (code) => process.exit(code ?? 1));
