import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { days } from '../../server/contract/duration';
import { openCertificates } from '../../server/demo/certificates';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'motorcade-certificates-'));
});
afterEach(() => rm(folder, { recursive: true }));

const now = Date.now();
const open = (at = now) => openCertificates(join(folder, 'demo'), ['one', 'two'], at);

test('the authority vouches for the server and each client by its id', async () => {
  const { authority, server, clients } = await open();
  const issuer = new X509Certificate(authority);
  expect(issuer.ca).toBe(true);
  expect(new X509Certificate(server.certificate).checkIP('127.0.0.1')).toBe('127.0.0.1');
  for (const [id, { certificate }] of clients) {
    const own = new X509Certificate(certificate);
    expect(own.subject).toBe(`CN=${id}`);
    expect(own.checkIssued(issuer)).toBe(true);
    expect(own.verify(issuer.publicKey)).toBe(true);
    expect(own.ca).toBe(false);
  }
});

test('nobody else can read them', async () => {
  await open();
  const path = join(folder, 'demo');
  expect((await stat(path)).mode & 0o777).toBe(0o700);
  for (const name of await readdir(path)) expect((await stat(join(path, name))).mode & 0o777).toBe(0o600);
});

test('they stay the same from one start to the next', async () => {
  expect(await open()).toEqual(await open(now + days(300)));
});

test('they are renewed before they expire, by the same authority', async () => {
  const [before, after] = [await open(), await open(now + days(380))];
  expect(after.authority).toBe(before.authority);
  expect(after.server).not.toEqual(before.server);
  expect(after.clients.get('one')).not.toEqual(before.clients.get('one'));
});

test('a file cut short costs its certificate only', async () => {
  const before = await open();
  await writeFile(join(folder, 'demo', 'one-key.pem'), '-----BEGIN');
  const after = await open();
  expect(after.clients.get('one')).not.toEqual(before.clients.get('one'));
  expect(after.clients.get('two')).toEqual(before.clients.get('two'));
});

test('without its authority everything is made anew', async () => {
  const before = await open();
  await rm(join(folder, 'demo', 'authority-certificate.pem'));
  const after = await open();
  expect(after.authority).not.toBe(before.authority);
  const issuer = new X509Certificate(after.authority);
  for (const { certificate } of after.clients.values())
    expect(new X509Certificate(certificate).verify(issuer.publicKey)).toBe(true);
});
