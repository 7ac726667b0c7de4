import { createHash } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import yazl from 'yazl';

/** A file that goes into an archive. Its contents are not asked for before its turn comes. */
export type ArchiveFile = { name: string; contents: AsyncIterable<string | Buffer> };

/** A file as it was written: how long it is before it is packed, and the SHA-256 of that. */
export type WrittenFile = { name: string; bytes: number; sha256: string };

/** One text as the contents of a file. */
export async function* whole(text: string): AsyncGenerator<string> {
  yield text;
}

/** Lines as `sha256sum --check` reads them. */
export const checksumsOf = (files: readonly WrittenFile[]): string =>
  files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');

/** Passes contents on, and tells what they were when they have ended. */
async function* hashed(
  { name, contents }: ArchiveFile,
  onWritten: (file: WrittenFile) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const piece of contents) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  onWritten({ name, bytes, sha256: hash.digest('hex') });
}

/**
 * A zip archive, made while it is read: nothing of it is ever whole in memory or on disk.
 * @param files asked for one after the other, each after the one before it was written
 * @param options `changedAt` of all files, epoch milliseconds; `compressionLevel` of zlib, its usual one where none is given
 * @param onWritten told of each file before the next one is asked for
 */
export function writeArchive(
  files: AsyncIterator<ArchiveFile>,
  { changedAt, compressionLevel = 6 }: { changedAt: number; compressionLevel?: number },
  onWritten: (file: WrittenFile) => void,
): Readable {
  const zip = new yazl.ZipFile();
  const stream = new PassThrough();
  const fail = (error: unknown) => void stream.destroy(error instanceof Error ? error : new Error(String(error)));
  zip.on('error', fail);
  zip.outputStream.on('error', fail).pipe(stream);

  const addNext = async (): Promise<void> => {
    const next = await files.next();
    if (next.done === true) return zip.end();
    const contents = Readable.from(hashed(next.value, onWritten), { objectMode: false });
    contents.on('error', fail).on('end', () => void addNext().catch(fail));
    // Its length is not known, and beyond 4 GiB the older form cannot say it.
    zip.addReadStream(contents, next.value.name, {
      mtime: new Date(changedAt),
      forceZip64Format: true,
      compressionLevel,
    });
  };
  void addNext().catch(fail);
  return stream;
}
