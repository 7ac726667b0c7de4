import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { writeArchive } from '../../server/archive/write-archive';
import { hours, minutes } from '../../server/contract/duration';
import { evidenceManifest } from '../../server/contract/export';
import type { Role } from '../../server/contract/roles';
import { writeEvidence } from '../../server/export/evidence';
import { settleSelection } from '../../server/export/selection';
import { verifyEvidence } from '../../server/export/verify-evidence';
import { CannotAnswer } from '../../server/store/cannot-answer';
import { openSnapshot } from '../../server/store/snapshot';
import { openPopulatedApi } from '../api/populated-api';
import { linesOf, readCsv, readGpx } from '../export/read-back';
import { plainMessage } from '../ingest/plain-dialect';
import { temporaryFolder } from '../support/server';

const { api, cookies, askAs: ask } = await openPopulatedApi();
const folder = await temporaryFolder();
afterAll(() => folder.remove());

const vin = 'WVWZZZ1KZAW000003';
const start = Math.floor((api.clock() - hours(5)) / hours(1)) * hours(1);
const range = `from=${start}&to=${start + hours(1)}`;
const messages = Array.from({ length: 20 }, (_, nth) => {
  const at = start + minutes(nth);
  const readings = [
    { signal: 'position', value: { latitude: 48 + nth / 200, longitude: 11 }, timeSource: 'property' as const, at },
    { signal: 'speed', value: 30 + nth, timeSource: 'property' as const, at },
  ];
  return plainMessage({ vin, readings }, at + 500, { topic: `fleet/${nth}`, properties: { nth: `${nth}` } });
});
await api.commit(messages);
// Of the same time and of others: none of it belongs into the pack.
await api.commit([
  plainMessage({ vin, readings: [{ signal: 'speed', value: 1, timeSource: 'property', at: start - 1 }] }, start),
  plainMessage({ vin: 'OTHER', readings: [{ signal: 'speed', value: 1, timeSource: 'property', at: start }] }, start),
]);

type Pack = Map<string, Buffer>;

async function unzip(bytes: Buffer): Promise<Pack> {
  const zip = await yauzl.fromBufferPromise(bytes);
  const files: Pack = new Map();
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));
  return files;
}

async function download(role: Role): Promise<Buffer> {
  const answer = await fetch(`${api.origin}/api/vehicles/${vin}/evidence?${range}`, {
    headers: { cookie: cookies.get(role) ?? '' },
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  return Buffer.from(await answer.arrayBuffer());
}

/** The pack in a file, with one file of it as `change` makes it. */
async function saved(name: string, pack: Pack, change: (file: string, bytes: Buffer) => Buffer | null) {
  async function* files() {
    for (const [file, bytes] of pack) {
      const changed = change(file, bytes);
      if (changed !== null) yield { name: file, contents: once(changed) };
    }
  }
  async function* once(bytes: Buffer) {
    yield bytes;
  }
  const path = join(folder.path, name);
  writeFileSync(path, await buffer(writeArchive(files(), { changedAt: start }, () => undefined)));
  return path;
}

const hashOf = (bytes: Buffer | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex');
const pack = await unzip(await download('engineer'));
const text = (name: string) => pack.get(name)?.toString('utf8') ?? '';
const manifest = evidenceManifest.parse(JSON.parse(text('manifest.json')));

describe('an evidence pack', () => {
  it('has every format, and each file hashes to what the manifest and the sums say', () => {
    const names = ['README.txt', 'readings.csv', 'readings.ndjson', 'track.gpx', 'track.geojson', 'trips.json'];
    expect([...pack.keys()]).toEqual([...names, 'messages.ndjson', 'manifest.json', 'SHA256SUMS']);
    expect(manifest.files).toEqual(
      [...names, 'messages.ndjson'].map((name) => ({
        name,
        bytes: pack.get(name)?.length,
        sha256: hashOf(pack.get(name)),
      })),
    );
    const sums = [...pack.keys()].filter((name) => name !== 'SHA256SUMS');
    expect(text('SHA256SUMS')).toBe(sums.map((name) => `${hashOf(pack.get(name))}  ${name}\n`).join(''));
  });

  it('says what it is of, who made it, and what its signals mean', () => {
    const iso = (at: number) => new Date(at).toISOString();
    expect(manifest).toMatchObject({
      vin,
      range: { from: iso(start), to: iso(start + hours(1)), clock: 'event' },
      measured: { first: iso(start), last: iso(start + minutes(19)) },
      received: { first: iso(start + 500), last: iso(start + minutes(19) + 500) },
      madeBy: { name: 'engineer', role: 'engineer' },
      product: { name: 'Motorcade', version: '0.1.0', program: expect.stringMatching(/^[0-9a-f]{64}$/) },
      readings: 40,
      messages: 20,
      leftOut: [],
      signals: [
        { id: 'position', label: 'Position', kind: 'position', unit: '°' },
        { id: 'speed', label: 'Speed', kind: 'number', unit: 'km/h' },
      ],
    });
    expect(text('README.txt')).toContain('sha256sum --check SHA256SUMS');
  });

  it('has the same readings as an export, and the messages that they came from, byte by byte', async () => {
    expect(text('readings.csv')).toBe((await ask('engineer', `/api/vehicles/${vin}/export?format=csv&${range}`)).body);
    expect(readGpx(text('track.gpx')).segments.map(({ length }) => length)).toEqual([20]);
    const told = linesOf(text('messages.ndjson'));
    expect(told).toMatchObject(
      messages.map(({ topic, payload, properties }, nth) => ({
        topic,
        payload: payload.toString(),
        encoding: 'utf-8',
        verdict: 'accepted',
        properties,
        receivedAt: new Date(start + minutes(nth) + 500).toISOString(),
      })),
    );
    const references = new Set(told.map((line) => Object(line).reference));
    expect(new Set(readCsv(text('readings.csv')).map(({ message }) => message))).toEqual(references);
  });

  it('has the trips that the API tells of, with times in UTC', async () => {
    const { trips, units } = JSON.parse(text('trips.json'));
    const told = JSON.parse((await ask('engineer', `/api/vehicles/${vin}/trips?${range}`)).body).trips;
    expect(told.length).toBe(1);
    expect(trips).toMatchObject([
      { ...told[0], startedAt: new Date(told[0].startedAt).toISOString(), endedAt: expect.stringMatching(/Z$/) },
    ]);
    expect(units.topSpeed).toBe('km/h');
  });

  it('is noted with the hash of its manifest', async () => {
    const { rows } = await api.database.pool.query(`SELECT * FROM audit WHERE action = 'evidence.export' ORDER BY id`);
    expect(rows[0]).toMatchObject({ actor: 'engineer', subject: vin, detail: { from: start, rows: 40 } });
    expect(rows[1]).toMatchObject({ detail: { manifest: hashOf(pack.get('manifest.json')) } });
  });

  it('has no messages for those who may not read them, and says so', async () => {
    const without = await unzip(await download('operator'));
    expect([...without.keys()]).not.toContain('messages.ndjson');
    const told = evidenceManifest.parse(JSON.parse(`${without.get('manifest.json')}`));
    expect([told.messages, told.leftOut]).toEqual([0, [expect.stringMatching(/role of engineer/)]]);
    expect(`${without.get('README.txt')}`).toContain('Not in this pack: the messages');
  });

  it('has no trips where these cannot be told, and says why', async () => {
    const request = { from: start, to: start + hours(1), clock: 'event' as const };
    const snapshot = await openSnapshot(api.database);
    try {
      const settled = await settleSelection(api.database, snapshot, vin, request, 1_000);
      if (settled === null) throw new Error('the vehicle is not there');
      const archive = writeEvidence(snapshot, {
        ...{ selection: settled.selection, request, hasMessages: true, madeAt: start },
        loadTrips: () => Promise.reject(new CannotAnswer('there are too many readings')),
        product: { name: 'Motorcade', version: '1', program: '0' },
        madeBy: { name: 'somebody', role: 'engineer' },
        onManifest: () => undefined,
      });
      const without = await unzip(await buffer(archive));
      expect([...without.keys()]).toEqual([...pack.keys()].filter((name) => name !== 'trips.json'));
      expect(JSON.parse(`${without.get('manifest.json')}`).leftOut).toEqual([
        'the trips: there are too many readings.',
      ]);
      expect(`${without.get('README.txt')}`).toContain('Not in this pack: the trips: there are too many readings.');
    } finally {
      await snapshot.end();
    }
  });
});

describe('whoever verifies a pack', () => {
  const statesOf = async (path: string) =>
    Object.fromEntries((await verifyEvidence(path)).files.map(({ name, state }) => [name, state]));

  it('is told that it holds', async () => {
    const path = await saved('whole.zip', pack, (_, bytes) => bytes);
    expect(await verifyEvidence(path)).toMatchObject({
      isWhole: true,
      manifestSha256: hashOf(pack.get('manifest.json')),
    });
  });

  it('is told of one changed byte, wherever it is', async () => {
    for (const name of pack.keys()) {
      const path = await saved('changed.zip', pack, (file, bytes) => {
        const changed = Buffer.from(bytes);
        // A letter of a text: what is JSON stays JSON.
        const place = file === 'manifest.json' ? changed.indexOf('engineer') : Math.floor(changed.length / 2);
        if (file === name) changed[place] = (changed[place] ?? 0) ^ 1;
        return changed;
      });
      const { files, isWhole } = await verifyEvidence(path);
      expect(isWhole, name).toBe(false);
      expect(
        files.filter(({ state }) => state !== 'holds'),
        name,
      ).toEqual([{ name, state: 'changed' }]);
    }
  });

  it('is told what is missing and what was added', async () => {
    expect(
      await statesOf(await saved('less.zip', pack, (file, bytes) => (file === 'track.gpx' ? null : bytes))),
    ).toMatchObject({
      'track.gpx': 'missing',
      'readings.csv': 'holds',
    });
    const more = new Map([...pack, ['note.txt', Buffer.from('he did it')]]);
    expect(await statesOf(await saved('more.zip', more, (_, bytes) => bytes))).toMatchObject({ 'note.txt': 'added' });
  });

  it('is told in a sentence of a file that is none', async () => {
    const path = join(folder.path, 'none.zip');
    writeFileSync(path, 'nothing');
    await expect(verifyEvidence(path)).rejects.toThrow(/none\.zip cannot be read as an archive/);
  });

  it('needs no database', async () => {
    const run = (path: string) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'server/verify-evidence.ts', path], { encoding: 'utf8' });
    const holds = run(await saved('good.zip', pack, (_, bytes) => bytes));
    expect([holds.status, holds.stdout]).toEqual([0, expect.stringContaining('All of it holds.')]);
    const changed = run(
      await saved('bad.zip', pack, (file, bytes) => (file === 'readings.csv' ? Buffer.from(`${bytes}\n`) : bytes)),
    );
    expect([changed.status, changed.stdout]).toEqual([1, expect.stringMatching(/readings\.csv +CHANGED/)]);
  });
});
