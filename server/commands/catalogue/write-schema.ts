import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { catalogueSchema } from './catalogue-schema';

// Run this after a change to an entry: npx tsx server/commands/catalogue/write-schema.ts
const path = fileURLToPath(new URL('../../../docs/commands.schema.json', import.meta.url));
writeFileSync(path, `${JSON.stringify(catalogueSchema(), null, 2)}\n`);
