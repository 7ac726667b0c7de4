// What must stand before anything can run: packages, the database client, the built pages and the built server.
// Plain Node and nothing else, because at this point there may be nothing else.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamps = join(root, 'node_modules', '.motorcade');
const isWindows = process.platform === 'win32';

/** Stops with a sentence when this Node is too old to run Motorcade. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Motorcade needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

/** Runs a command, quiet unless it fails. */
function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: isWindows,
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ${args.join(' ')} ended with ${signal ?? code}\n${output}`));
    });
  });
}

function* filesUnder(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name === 'generated' || entry.name === 'node_modules') continue;
    const child = join(path, entry.name);
    if (entry.isDirectory()) yield* filesUnder(child);
    else yield child;
  }
}

/** One hash over the content of files and folders. */
function fingerprint(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const path of paths.map((name) => join(root, name)).filter(existsSync)) {
    const files = readdirSyncSafe(path);
    for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function readdirSyncSafe(path) {
  try {
    return [...filesUnder(path)];
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

/** Does a step unless it was done for the same input and its outcome still stands. */
async function step(name, { words, inputs, outcome, work }) {
  const stamp = join(stamps, name);
  const wanted = fingerprint(inputs);
  const isDone = outcome.every((path) => existsSync(join(root, path))) && existsSync(stamp);
  if (isDone && readFileSync(stamp, 'utf8') === wanted) return;
  const startedAt = Date.now();
  process.stdout.write(`  ${words} … `);
  await work();
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, wanted);
  process.stdout.write(`${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

async function install({ withTools }) {
  // Packages for developers include those for a start, so either set will do for a start.
  const name = withTools || existsSync(join(stamps, 'packages-with-tools')) ? 'packages-with-tools' : 'packages';
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const [command, ...before] = npm;
  const only = name === 'packages' ? ['--omit=dev'] : ['--include=dev'];
  await step(name, {
    words: 'Installing packages (about a minute, the first time only)',
    inputs: ['package-lock.json'],
    outcome: ['node_modules/next/package.json'],
    work: () => run(command, [...before, 'install', ...only, '--no-save', '--no-audit', '--no-fund'], { NODE_ENV: '' }),
  });
}

async function generate() {
  await step('client', {
    words: 'Generating the database client',
    inputs: ['prisma/schema.prisma', 'package-lock.json'],
    outcome: ['server/generated'],
    // Generating needs no schema engine, yet the command asks for the binary's path and would fetch it otherwise.
    work: () =>
      run(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
        PRISMA_SCHEMA_ENGINE_BINARY: join(root, 'package.json'),
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      }),
  });
}

/** What can be run, by what it is called under `dist`, and where it begins. */
const programs = [
  ['server', 'server/main.ts'],
  ['sign-in-link', 'server/sign-in-link.ts'],
  ['backup', 'server/backup.ts'],
  ['restore', 'server/restore.ts'],
  ['verify-evidence', 'server/verify-evidence.ts'],
  ['demo-fleet', 'server/demo-fleet.ts'],
];

async function build() {
  const environment = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  await step('pages', {
    words: 'Building the pages',
    inputs: ['app', 'components', 'server/contract', 'next.config.js', 'postcss.config.cjs', 'package-lock.json'],
    outcome: ['.next/BUILD_ID'],
    work: () => run(process.execPath, ['node_modules/next/dist/bin/next', 'build'], environment),
  });
  await step('server', {
    words: 'Building the server',
    inputs: ['server', 'prisma', 'package-lock.json'],
    outcome: programs.map(([name]) => `dist/${name}.mjs`),
    work: async () => {
      const { build: bundle } = await import('esbuild');
      await bundle({
        absWorkingDir: root,
        entryPoints: Object.fromEntries(programs),
        outdir: 'dist',
        outExtension: { '.js': '.mjs' },
        bundle: true,
        packages: 'external',
        platform: 'node',
        format: 'esm',
        target: 'node20',
        sourcemap: true,
        logLevel: 'silent',
      });
    },
  });
}

/**
 * Makes a clone ready. Done steps are remembered by the content they were made from, so a second call takes no time.
 * @param {{ withTools: boolean, withBuild: boolean }} wanted developers' packages as well; pages and server as well
 */
export async function prepare({ withTools, withBuild }) {
  await install({ withTools });
  await generate();
  if (withBuild) await build();
}
