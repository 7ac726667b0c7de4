import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';
import type { WrittenFile } from './write-archive';

/** A file that is no archive of ours, or a damaged one. Its message says what is wrong with it. */
export class ArchiveError extends Error {
  override name = 'ArchiveError';
}

/** Texts such as a manifest are far shorter. */
const greatestText = 64 * 1024 * 1024;

const because = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A zip archive that is open. Its files are read in any order, and as often as one likes. */
export type Archive = {
  names: readonly string[];
  /** @throws ArchiveError when there is none of this name; the stream fails where its bytes are not what was packed */
  read: (name: string) => Promise<Readable>;
  readText: (name: string) => Promise<string>;
  /** Reads a file wholly. */
  hash: (name: string) => Promise<WrittenFile>;
  close: () => void;
};

async function listEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  const entries = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

/** @throws ArchiveError when there is no such file, or it is no zip archive */
export async function openArchive(path: string): Promise<Archive> {
  const opened = await yauzl.openPromise(path, { autoClose: false }).catch((error: unknown) => {
    throw new ArchiveError(`${path} cannot be read as an archive: ${because(error)}`);
  });
  const entries = await listEntries(opened).catch((error: unknown) => {
    opened.close();
    throw new ArchiveError(`${path} is damaged: ${because(error)}`);
  });
  const read = async (name: string): Promise<Readable> => {
    const entry = entries.get(name);
    if (entry === undefined) throw new ArchiveError(`${path} has no ${name} in it`);
    return opened.openReadStreamPromise(entry);
  };
  const damaged = (name: string) => (error: unknown) => {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError(`${name} in ${path} is damaged: ${because(error)}`);
  };
  return {
    names: [...entries.keys()],
    read: (name) => read(name).catch(damaged(name)),
    readText: async (name) => {
      if ((entries.get(name)?.uncompressedSize ?? 0) > greatestText)
        throw new ArchiveError(`${name} in ${path} is far too long`);
      return (await read(name).then(buffer).catch(damaged(name))).toString('utf8');
    },
    hash: async (name) => {
      const sum = createHash('sha256');
      let bytes = 0;
      const taking = async () => {
        for await (const chunk of await read(name)) {
          sum.update(chunk);
          bytes += chunk.length;
        }
      };
      await taking().catch(damaged(name));
      return { name, bytes, sha256: sum.digest('hex') };
    },
    close: () => opened.close(),
  };
}
