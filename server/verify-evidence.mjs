// `npm run verify-evidence -- <file>`, from a clone that may not have been made ready yet.
import { prepare, requireNode } from './prepare.mjs';

requireNode();
await prepare({ withTools: false, withBuild: true });
await import('../dist/verify-evidence.mjs');
