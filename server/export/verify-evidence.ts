import { type Archive, ArchiveError, openArchive } from '../archive/read-archive';
import { type EvidenceManifest, evidenceManifest } from '../contract/export';

/** `holds`: as it was written. `changed`, `missing`: it is not. `added`: the manifest knows nothing of it. */
export type FileState = 'holds' | 'changed' | 'missing' | 'added';

export type Verified = {
  manifest: EvidenceManifest;
  /** SHA-256 of the manifest as it is now, for whoever has a note of what it was. */
  manifestSha256: string;
  files: readonly { name: string; state: FileState }[];
  isWhole: boolean;
};

const manifestName = 'manifest.json';
const sumsName = 'SHA256SUMS';

async function readManifest(archive: Archive): Promise<EvidenceManifest> {
  const text = await archive.readText(manifestName);
  try {
    return evidenceManifest.parse(JSON.parse(text));
  } catch (error) {
    throw new ArchiveError(`${manifestName} is none of an evidence pack, or it was changed`, { cause: error });
  }
}

/** What `SHA256SUMS` says of a file; undefined where it says nothing. */
const sumOf = (sums: string, name: string): string | undefined =>
  sums
    .split('\n')
    .find((line) => line.endsWith(`  ${name}`))
    ?.slice(0, 64);

async function stateOf(archive: Archive, { name, sha256 }: { name: string; sha256: string }): Promise<FileState> {
  if (!archive.names.includes(name)) return 'missing';
  try {
    return (await archive.hash(name)).sha256 === sha256 ? 'holds' : 'changed';
  } catch (error) {
    // What cannot even be unpacked any more is not what was packed.
    if (error instanceof ArchiveError) return 'changed';
    throw error;
  }
}

/**
 * Finds out which files of an evidence pack are as they were written. Needs nothing but the pack.
 * @throws ArchiveError when it is none
 */
export async function verifyEvidence(path: string): Promise<Verified> {
  const archive = await openArchive(path);
  try {
    const manifest = await readManifest(archive);
    const { sha256 } = await archive.hash(manifestName);
    const sums = archive.names.includes(sumsName) ? await archive.readText(sumsName) : '';
    const files: { name: string; state: FileState }[] = [];
    for (const file of manifest.files) files.push({ name: file.name, state: await stateOf(archive, file) });
    files.push({ name: manifestName, state: sumOf(sums, manifestName) === sha256 ? 'holds' : 'changed' });
    const isSumsRight = manifest.files.every((file) => sumOf(sums, file.name) === file.sha256);
    files.push({ name: sumsName, state: sums === '' ? 'missing' : isSumsRight ? 'holds' : 'changed' });
    const known = new Set(files.map(({ name }) => name));
    for (const name of archive.names) if (!known.has(name)) files.push({ name, state: 'added' });
    return { manifest, manifestSha256: sha256, files, isWhole: files.every(({ state }) => state === 'holds') };
  } finally {
    archive.close();
  }
}
