import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { listKnownMigrations, migrate } from '../../prisma/migrate';
import { openArchive } from '../../server/archive/read-archive';
import { whole, writeArchive } from '../../server/archive/write-archive';
import { BackupError } from '../../server/backup/backup-error';
import { type BackupManifest, columnList } from '../../server/backup/manifest';
import { restoreBackup } from '../../server/backup/restore-backup';
import { writeBackup } from '../../server/backup/write-backup';
import { days } from '../../server/contract/duration';
import { closeDatabase, openDatabase } from '../../server/store/database';
import { loadVehicleState } from '../../server/store/vehicle-state';
import { mailOf, password, startApi } from '../api/running-api';
import { deviceMessage, plainMessage, speedMessage } from '../ingest/plain-dialect';
import { databaseUrl, runOn } from '../support/database-server';
import { temporaryFolder } from '../support/server';

const api = await startApi();
const folder = await temporaryFolder();
afterAll(async () => {
  await api.stop();
  await folder.remove();
});
const source = api.database.pool.options.connectionString ?? '';
const file = (name: string) => join(folder.path, name);
const vin = 'WVWZZZ1KZAW000002';
const now = api.clock();
const visit = { headers: {}, address: '127.0.0.1' };

/** A database with nothing in it, not even tables. */
async function emptyDatabase(): Promise<string> {
  const name = `restored_${randomUUID().replaceAll('-', '')}`;
  await runOn(source, `CREATE DATABASE ${name}`);
  onTestFinished(() => runOn(source, `DROP DATABASE ${name} WITH (FORCE)`));
  return databaseUrl(source, name);
}

/** Work on a connection of its own. */
async function connected<Outcome>(url: string, work: (client: pg.Client) => Promise<Outcome>): Promise<Outcome> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const ask = <Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> =>
  connected(url, async (client) => (await client.query<Row>(text)).rows);

/** A hash of every table by its rows, asked without a line of the product. */
const contentsOf = (url: string): Promise<Record<string, string>> =>
  connected(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace
       AND relname <> '_prisma_migrations' ORDER BY 1`,
    );
    const contents: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ hash: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS hash FROM "${name}" t`,
      );
      contents[name] = rows[0]?.hash ?? '';
    }
    return contents;
  });

/** What COPY says of restored tables, to be held against what a backup says of those that it was made from. */
const hashesOfCopy = (url: string, tables: BackupManifest['tables']): Promise<string[]> =>
  connected(url, async (client) => {
    const hashes: string[] = [];
    for (const table of tables) {
      const hash = createHash('sha256');
      await pipeline(client.query(copyTo(`COPY ${columnList(table)} TO STDOUT (FORMAT binary)`)), hash);
      hashes.push(hash.digest('hex'));
    }
    return hashes;
  });

await api.populate();
// A year, a message a week: partitions of twelve months and of fifty-two days.
for (let week = 0; week < 52; week++) {
  const at = now - days(7) * week;
  await api.commit([
    speedMessage(vin, week, at - 1_000, at),
    plainMessage({ broken: `week ${week}` }, at),
    deviceMessage(`box ${week}`, week, at, at),
    plainMessage({ vin, readings: [{ signal: 'odd', value: '"\t\\N', timeSource: 'property', at }] }, at),
  ]);
}
await api.database.pool.query(
  `INSERT INTO trip (vehicle_id, started_at, ended_at, facts)
   SELECT v.id, now() - n * interval '1 day', now() - n * interval '23 hours', '{"topSpeed": 81.5}' FROM vehicle v, generate_series(1, 300) n`,
);

describe('a backup', () => {
  it('made while messages come in is one moment of all tables, and comes back so', async () => {
    let isWriting = true;
    let written = 0;
    const writing = (async () => {
      while (isWriting) {
        const at = now + written;
        await api.commit([speedMessage(vin, written, at, at), speedMessage('NEWCOMER', written, at, at)]);
        written++;
      }
    })();
    await expect.poll(() => written).toBeGreaterThan(5);
    const before = written;
    const made = await writeBackup(source, file('busy'));
    await expect.poll(() => written).toBeGreaterThan(before);
    isWriting = false;
    await writing;
    expect(made.tables.filter(({ partition }) => partition?.of === 'message_batch').length).toBeGreaterThan(50);
    expect(made.tables.filter(({ partition }) => partition?.of === 'reading').length).toBeGreaterThan(11);

    const target = await emptyDatabase();
    await restoreBackup(target, file('busy'));
    expect(await hashesOfCopy(target, made.tables)).toEqual(made.tables.map(({ sha256 }) => sha256));
    // Each of those messages has one reading; a backup of two moments would have more of the one or the other.
    const [torn] = await ask(
      target,
      `SELECT (SELECT count(*) FROM reading r WHERE NOT EXISTS
                (SELECT FROM message_batch b WHERE b.id = r.batch_id AND r.message_index < b.count))::int AS readings,
              (SELECT count(*) FROM message_batch b WHERE b.received_at >= to_timestamp(${now / 1_000}) AND NOT EXISTS
                (SELECT FROM reading r WHERE r.batch_id = b.id))::int AS batches`,
    );
    expect(torn).toEqual({ readings: 0, batches: 0 });
  });

  it('comes back row by row, and the product goes on with it', async () => {
    await writeBackup(source, file('quiet'));
    const target = await emptyDatabase();
    await restoreBackup(target, file('quiet'));
    const wanted = await contentsOf(source);
    expect(Object.keys(wanted).length).toBeGreaterThan(80);
    expect(await contentsOf(target)).toEqual(wanted);

    const database = await openDatabase(target);
    onTestFinished(() => closeDatabase(database));
    const signedIn = await api.makeAuth(database).signIn({ email: mailOf('operator'), password }, visit);
    expect(signedIn).toBeDefined();
    expect(await loadVehicleState(database, vin)).toEqual(await loadVehicleState(api.database, vin));
    // What is made next takes no number that was ever given.
    const [next] = await ask<{ vehicle: string; batch: string }>(
      target,
      `SELECT nextval('vehicle_id_seq') AS vehicle, nextval('message_batch_id_seq') AS batch`,
    );
    const [last] = await ask<{ vehicle: string; batch: string }>(
      source,
      'SELECT (SELECT last_value FROM vehicle_id_seq) AS vehicle, (SELECT last_value FROM message_batch_id_seq) AS batch',
    );
    expect(Number(next?.vehicle)).toBe(Number(last?.vehicle) + 1);
    expect(Number(next?.batch)).toBe(Number(last?.batch) + 1);
  });

  it('can be read by its owner only, and replaces nothing', async () => {
    await writeBackup(source, file('mine'));
    expect(statSync(file('mine')).mode & 0o777).toBe(0o600);
    await expect(writeBackup(source, file('mine'))).rejects.toThrow(/replaces nothing/);
    expect(existsSync(`${file('mine')}.part`)).toBe(false);
  });

  it('is not made of a database that is none of ours', async () => {
    await expect(writeBackup(await emptyDatabase(), file('nothing'))).rejects.toThrow(BackupError);
    expect(existsSync(file('nothing'))).toBe(false);
  });
});

/** The same archive with another manifest. */
async function withManifest(path: string, changed: string, change: (manifest: BackupManifest) => void): Promise<void> {
  const archive = await openArchive(path);
  const manifest: BackupManifest = JSON.parse(await archive.readText('manifest.json'));
  change(manifest);
  async function* files() {
    for (const name of archive.names) if (name !== 'manifest.json') yield { name, contents: await archive.read(name) };
    yield { name: 'manifest.json', contents: whole(JSON.stringify(manifest)) };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of writeArchive(files(), { changedAt: now }, () => undefined)) chunks.push(chunk);
  archive.close();
  writeFileSync(changed, Buffer.concat(chunks));
}

describe('restoring', () => {
  /** Nothing may have been made in it. */
  const tablesOf = (url: string) => ask(url, `SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace`);

  it('finds a damaged file before it touches the database', async () => {
    await writeBackup(source, file('good'));
    const good = readFileSync(file('good'));
    const damaged = Buffer.from(good);
    // More bytes than a header of the archive has, of which some mean nothing: packed rows are among them for sure.
    const middle = Math.floor(good.length / 3);
    for (let place = middle; place < middle + 256; place += 1) damaged[place] = (damaged[place] ?? 0) ^ 0xff;
    const broken: [string, Buffer, RegExp][] = [
      ['flipped', damaged, /damaged/],
      ['cut', good.subarray(0, good.length / 2), /cannot be read as an archive/],
      ['empty', Buffer.alloc(0), /cannot be read as an archive/],
      ['text', Buffer.from('no backup'), /cannot be read as an archive/],
    ];
    for (const [name, bytes, sentence] of broken) {
      writeFileSync(file(name), bytes);
      const target = await emptyDatabase();
      const failure = await restoreBackup(target, file(name)).catch((error: unknown) => error);
      expect(failure, name).toBeInstanceOf(BackupError);
      expect(String(failure), name).toMatch(sentence);
      expect(await tablesOf(target), name).toEqual([]);
    }
  });

  it('is refused where something is already, where a Motorcade runs, and of a newer version', async () => {
    await writeBackup(source, file('fine'));
    const held = await api.database.pool.connect();
    await expect(restoreBackup(source, file('fine'))).rejects.toThrow(/a Motorcade is running/);
    held.release();

    const occupied = await emptyDatabase();
    await ask(occupied, 'CREATE TABLE theirs AS SELECT 1 AS one');
    await expect(restoreBackup(occupied, file('fine'))).rejects.toThrow(
      /something in this database already \(theirs\)/,
    );

    await withManifest(file('fine'), file('newer'), ({ migrations }) => void migrations.push('20990101000000_later'));
    const target = await emptyDatabase();
    await expect(restoreBackup(target, file('newer'))).rejects.toThrow(/newer than this version knows/);
    expect(await tablesOf(target)).toEqual([]);
  });

  it('takes a backup of an earlier version, and migrates what was in it', async () => {
    const earlier = await emptyDatabase();
    const [first] = listKnownMigrations();
    await migrate(earlier, first === undefined ? [] : [first]);
    await ask(
      earlier,
      `INSERT INTO vehicle (vin) VALUES ('${vin}'); INSERT INTO upstream (key, kind) VALUES ('hm', 'high-mobility')`,
    );
    await ask(
      earlier,
      `INSERT INTO latest (at, received_at, message_key, batch_id, vehicle_id, signal_id, message_index, upstream_id, form)
       VALUES (now(), now(), 1, 1, 1, 1, 0, 1, 0)`,
    );
    await writeBackup(earlier, file('earlier'));
    const target = await emptyDatabase();
    await restoreBackup(target, file('earlier'));
    // Made by a later migration from the rows that were there.
    expect(await ask(target, 'SELECT vehicle_id, upstream_id FROM vehicle_source')).toEqual([
      { vehicle_id: 1, upstream_id: 1 },
    ]);
    expect(await migrate(target)).toEqual([]);
  });

  it('that breaks off leaves nothing behind, and can be done again', async () => {
    await writeBackup(source, file('twice'));
    await withManifest(file('twice'), file('wrong'), ({ tables }) => {
      const last = tables.find(({ name }) => name === 'vehicle');
      if (last !== undefined) last.rows++;
    });
    const target = await emptyDatabase();
    await expect(restoreBackup(target, file('wrong'))).rejects.toThrow(
      /vehicle: \d+ rows were saved and \d+ came back/,
    );
    await expect.poll(() => ask(target, 'SELECT FROM signal')).toEqual([]);
    await restoreBackup(target, file('twice'));
    expect((await ask(target, 'SELECT FROM vehicle')).length).toBeGreaterThan(0);
  });
});
