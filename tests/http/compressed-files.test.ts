import { mkdtemp, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compressedFiles } from '../../server/http/compressed-files';

it('a read that failed is not kept: the file is read again, though it has not changed since', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'motorcade-files-'));
  try {
    const path = join(folder, 'map.json');
    const fileOf = compressedFiles(folder);
    const changedAt = new Date(1_000_000);
    await writeFile(path, '');
    // A file with nothing on the disk, and larger than Node reads.
    await truncate(path, 3 * 1024 ** 3);
    await utimes(path, changedAt, changedAt);
    await expect(fileOf('map.json', 'identity')).rejects.toThrow('2 GiB');
    await writeFile(path, '{}');
    await utimes(path, changedAt, changedAt);
    expect((await fileOf('map.json', 'identity'))?.body.toString()).toBe('{}');
  } finally {
    await rm(folder, { recursive: true });
  }
});
