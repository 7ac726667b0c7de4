import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { upstreamsSchema } from './upstreams-schema';

// Run this after a change to an entry: npx tsx server/upstreams-file/write-schema.ts
const path = fileURLToPath(new URL('../../docs/upstreams.schema.json', import.meta.url));
writeFileSync(path, `${JSON.stringify(upstreamsSchema(), null, 2)}\n`);
