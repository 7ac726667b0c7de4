// `node tests/image.mjs`: runs the Dockerfile's steps in clean folders where there is no Docker, then starts what came of
// them. It knows the four instructions our Dockerfile needs, and stops at any other.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = mkdtempSync(join(tmpdir(), 'motorcade-image-'));
const tracked = spawnSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  .stdout.trim()
  .split('\n');
const ignored = readFileSync('.dockerignore', 'utf8').trim().split('\n');
const context = tracked.filter((path) => !ignored.some((name) => path === name || path.startsWith(`${name}/`)));

/** One stage: a root of its own, a working folder in it, and what is in its environment. */
const stages = new Map();
let stage;

function open(name) {
  stage = { root: join(root, name), folder: '/', environment: {}, command: [] };
  mkdirSync(stage.root);
  stages.set(name, stage);
}

const inside = (path) => (path.startsWith('/') ? join(stage.root, path) : join(stage.root, stage.folder, path));

function copy(words) {
  const from = words[0].startsWith('--from=') ? stages.get(words.shift().slice('--from='.length)) : undefined;
  const target = words.pop();
  for (const source of words)
    if (from !== undefined) {
      const isInto = target.endsWith('/');
      const path = join(from.root, source);
      cpSync(path, inside(isInto ? join(target, source.split('/').pop()) : target), { recursive: true });
    } else
      for (const path of source === '.' ? context : [source])
        cpSync(path, inside(join(target, path)), { recursive: true });
}

function run(command) {
  process.stdout.write(`RUN ${command}\n`);
  // Folders of the image's own root are made by hand below; nobody's owner changes here.
  const translated = command.replace(/mkdir -p [^&]+&& chown .*$/, 'true');
  const { status } = spawnSync('sh', ['-c', translated], {
    cwd: inside('.'),
    stdio: 'inherit',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...stage.environment },
  });
  if (status !== 0) throw new Error(`ended with ${status}: ${command}`);
}

const passed = new Set(['EXPOSE', 'USER', 'HEALTHCHECK']);
const lines = readFileSync('Dockerfile', 'utf8').split('\n');
for (const line of lines.filter((text) => text !== '' && !text.startsWith('#'))) {
  const [instruction, ...words] = line.split(' ');
  const rest = words.join(' ');
  if (instruction === 'FROM') open(words[2] ?? 'last');
  else if (instruction === 'WORKDIR') {
    stage.folder = rest;
    mkdirSync(inside('.'), { recursive: true });
  } else if (instruction === 'ENV')
    Object.assign(stage.environment, Object.fromEntries(words.map((word) => word.split('='))));
  else if (instruction === 'COPY') copy(words);
  else if (instruction === 'RUN') run(rest);
  else if (instruction === 'CMD') stage.command = JSON.parse(rest);
  else if (!passed.has(instruction)) throw new Error(`no way to do this here: ${line}`);
}

process.stdout.write(`CMD ${stage.command.join(' ')}\n`);
const [program, ...words] = stage.command;
const child = spawn(program, words, {
  cwd: inside('.'),
  env: {
    PATH: process.env.PATH,
    ...stage.environment,
    HOST: '127.0.0.1',
    PORT: '0',
    DATA_DIR: join(root, 'data'),
    DEMO_VEHICLES: '20',
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
let said = '';
for await (const chunk of child.stdout) {
  said += chunk;
  const address = /Motorcade is ready at (\S+)/.exec(said)?.[1];
  if (address === undefined) continue;
  const { status } = await fetch(`${address}/readyz`);
  process.stdout.write(`${address}/readyz answers ${status}\n`);
  process.exitCode = status === 200 ? 0 : 1;
  child.kill('SIGINT');
  break;
}
if (!said.includes('Motorcade is ready')) process.exitCode = 1;
await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve()));
rmSync(root, { recursive: true });
