import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/** Seen from this file and from the bundled server alike, both one folder below the root. */
const folder = fileURLToPath(new URL('../prisma', import.meta.url));
const inUtc = '-c timezone=UTC';
/** Any number will do that no other program locks in this database. */
const migrationLock = 7_303_014_500_211;
const filters = { externalTables: [], externalEnums: [] };

/** Prisma's schema engine as WebAssembly: its command line would fetch a native one from the internet. */
async function instantiateEngine() {
  // Where the engine puts its last words; without this global, a panic says only that the global is missing.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (words: string) => {
        throw new Error(`Prisma's schema engine failed: ${words}`);
      },
    },
  });
  const engine = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const path = join(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg'), '..');
  const wasm = readFileSync(join(path, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': engine });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}

let loading: ReturnType<typeof instantiateEngine> | undefined;

/** Once a process: the package's glue serves one instance, and a second would pull the memory from under the first. */
function loadEngine(): ReturnType<typeof instantiateEngine> {
  loading ??= instantiateEngine();
  return loading;
}

/** Unheard, the error of a connection that breaks between two statements ends the process. The next statement tells of it. */
const untilNextStatement = () => undefined;

/** The names of the migrations that this version knows, in their order. */
export function listKnownMigrations(): string[] {
  const baseDir = join(folder, 'migrations');
  return readdirSync(baseDir)
    .filter((name) => existsSync(join(baseDir, name, 'migration.sql')))
    .sort();
}

/** Migrations of the folder, in the shape the engine wants. */
function readMigrations(names: readonly string[]) {
  const baseDir = join(folder, 'migrations');
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: readFileSync(join(baseDir, 'migration_lock.toml'), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok' as const, value: readFileSync(join(baseDir, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

/** Applies what is missing, by Prisma's engine and bookkeeping. Returns the names of what it applied. */
async function apply(url: string, names: readonly string[]): Promise<string[]> {
  const { SchemaEngine } = await loadEngine();
  const pool = new pg.Pool({ connectionString: url, options: inUtc, application_name: 'motorcade migrate' });
  pool.on('error', untilNextStatement);
  const schema = join(folder, 'schema.prisma');
  const engine = await SchemaEngine.new(
    { datamodels: [[schema, readFileSync(schema, 'utf8')]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool)),
  );
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: readMigrations(names), filters });
    return appliedMigrationNames;
  } finally {
    engine.free();
    await pool.end();
  }
}

/**
 * Brings a database to the schema of this version. May be called by several processes at once, and again.
 * @param names of the migrations to apply: all that are known, but for whoever wants the schema of an earlier version
 * @returns the names of the migrations that were missing
 */
export async function migrate(url: string, names = listKnownMigrations()): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, options: inUtc, application_name: 'motorcade migrate' });
  client.on('error', untilNextStatement);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    return await apply(url, names);
  } finally {
    await client.end();
  }
}
