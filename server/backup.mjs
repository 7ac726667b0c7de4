// `npm run backup -- <file>`, from a clone that may not have been made ready yet.
import { existsSync } from 'node:fs';
import { prepare, requireNode } from './prepare.mjs';

requireNode();
if (existsSync('.env')) process.loadEnvFile('.env');
await prepare({ withTools: false, withBuild: true });
process.env.NODE_ENV = 'production';
await import('../dist/backup.mjs');
