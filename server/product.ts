import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** Seen from this file and from the bundled server alike, both one folder below the root. */
const packageFile = new URL('../package.json', import.meta.url);

/** What this is, for files that outlive it. */
export type Product = {
  version: string;
  /** SHA-256 of the file that the running program was started from: of a built server all of it, its decoders too. */
  program: string;
};

/** Reads the version and hashes the program: a few milliseconds, for who does it now and then. */
export function readProduct(): Product {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageFile, 'utf8')));
  const program = createHash('sha256').update(readFileSync(fileURLToPath(import.meta.url)));
  return { version, program: program.digest('hex') };
}
