// `npm start`: makes the clone ready where it is not, then becomes the server.
import { existsSync } from 'node:fs';
import { prepare, requireNode } from './prepare.mjs';

requireNode();
if (existsSync('.env')) process.loadEnvFile('.env');
try {
  await prepare({ withTools: false, withBuild: true });
} catch (error) {
  process.stderr.write(`\nMotorcade could not be made ready.\n${error.message}\n`);
  process.exit(1);
}
process.env.NODE_ENV = 'production';
await import('../dist/server.mjs');
