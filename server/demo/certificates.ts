import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { days } from '../contract/duration';

/** A certificate and its key, as PEM texts. */
export type Identity = { certificate: string; key: string };

const validForMs = { authority: days(3_650), identity: days(397) };
/** Renewed when less than this is left. */
const spareMs = days(30);

type Kind = 'authority' | 'server' | 'client';

const extensionsOf = (
  kind: Kind,
  hosts: readonly string[],
): NonNullable<NonNullable<Parameters<typeof generate>[1]>['extensions']> => {
  if (kind === 'authority')
    return [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ];
  const usage = [
    { name: 'basicConstraints' as const, cA: false, critical: true },
    { name: 'keyUsage' as const, digitalSignature: true, critical: true },
  ];
  if (kind === 'client') return [...usage, { name: 'extKeyUsage', clientAuth: true }];
  const altNames = [...hosts.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: '127.0.0.1' }];
  return [...usage, { name: 'extKeyUsage', serverAuth: true }, { name: 'subjectAltName', altNames }];
};

type Wanted = { name: string; kind: Kind; now: number; authority?: Identity; hosts?: readonly string[] };

async function make({ name, kind, now, authority, hosts = [] }: Wanted): Promise<Identity> {
  const made = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // A clock that is a little behind must not find it unborn.
    notBeforeDate: new Date(now - days(1)),
    notAfterDate: new Date(now + validForMs[kind === 'authority' ? 'authority' : 'identity']),
    extensions: extensionsOf(kind, hosts),
    ca: authority && { key: authority.key, cert: authority.certificate },
  });
  return { certificate: made.cert, key: made.private };
}

/** Whether a kept identity is whole, belongs to the authority (or itself) and lasts. */
function isGood({ certificate, key }: Identity, now: number, authority: string): boolean {
  try {
    const [own, issuer] = [new X509Certificate(certificate), new X509Certificate(authority)];
    return (
      own.checkPrivateKey(createPrivateKey(key)) &&
      own.verify(issuer.publicKey) &&
      Date.parse(own.validTo) - now > spareMs &&
      Date.parse(own.validFrom) <= now
    );
  } catch {
    // Not a certificate or not a key: a write was cut short, or somebody was here.
    return false;
  }
}

const isFor = ({ certificate }: Identity, hosts: readonly string[]): boolean =>
  hosts.every((host) => new X509Certificate(certificate).checkHost(host) !== undefined);

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}

async function keep(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await chmod(`${path}.new`, 0o600);
  await rename(`${path}.new`, path);
}

async function keptOrMade(folder: string, wanted: Wanted) {
  const { name, now, authority, hosts = [] } = wanted;
  const [certificatePath, keyPath] = [join(folder, `${name}-certificate.pem`), join(folder, `${name}-key.pem`)];
  const kept = { certificate: await readText(certificatePath), key: await readText(keyPath) };
  if (isGood(kept, now, authority?.certificate ?? kept.certificate) && isFor(kept, hosts)) return kept;
  const made = await make(wanted);
  await keep(keyPath, made.key);
  await keep(certificatePath, made.certificate);
  return made;
}

/** The demo's own authority, and who it vouches for: one server, and clients by their certificate id. */
export type Certificates = { authority: string; server: Identity; clients: Map<string, Identity> };

/**
 * Gives the certificates kept in a folder, for its owner's eyes only; makes what is missing, broken or about to expire.
 * @param ids certificate ids, which are the clients' common names
 * @param hosts names by which the server is reached
 */
export async function openCertificates(
  folder: string,
  ids: readonly string[],
  now: number,
  hosts: readonly string[] = ['localhost'],
): Promise<Certificates> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const authority = await keptOrMade(folder, { name: 'authority', kind: 'authority', now });
  const server = await keptOrMade(folder, { name: 'server', kind: 'server', now, authority, hosts });
  const clients = new Map<string, Identity>();
  for (const id of ids) clients.set(id, await keptOrMade(folder, { name: id, kind: 'client', now, authority }));
  return { authority: authority.certificate, server, clients };
}

/** @throws Error when no certificate was made for the id */
export function identityOf({ clients }: Certificates, id: string): Identity {
  const identity = clients.get(id);
  if (identity === undefined) throw new Error(`no certificate was made for ${id}`);
  return identity;
}
