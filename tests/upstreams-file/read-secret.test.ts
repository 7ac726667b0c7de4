import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createReadSecret, secretProblem } from '../../server/upstreams-file/read-secret';

const folder = mkdtempSync(join(tmpdir(), 'motorcade-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a secret', () => {
  it('loses the line break its file ends with, and nothing else', async () => {
    writeFileSync(join(folder, 'password'), ' pass word \n\r\n');
    expect(await createReadSecret(folder, {})({ file: 'password' })).toBe(' pass word \n');
  });

  it('is looked for each time, so that one that was changed is the new one', async () => {
    const environment = { PASSWORD: 'one' };
    const read = createReadSecret(folder, environment);
    expect(await read({ env: 'PASSWORD' })).toBe('one');
    environment.PASSWORD = 'two';
    expect(await read({ env: 'PASSWORD' })).toBe('two');
  });

  it('that cannot be had is named in a sentence', async () => {
    const read = createReadSecret(folder, { EMPTY: '' });
    writeFileSync(join(folder, 'empty'), '\n');
    await expect(read({ env: 'NOBODY' })).rejects.toThrow('the environment variable NOBODY is not set');
    await expect(read({ env: 'EMPTY' })).rejects.toThrow('the environment variable EMPTY is empty');
    await expect(read({ file: 'gone' })).rejects.toThrow(
      `the file ${folder}/gone cannot be read: there is no such file`,
    );
    await expect(read({ file: '.' })).rejects.toThrow(`the file ${folder} cannot be read: it is a folder`);
    await expect(read({ file: 'empty' })).rejects.toThrow(`the file ${folder}/empty is empty`);
    expect(secretProblem({ file: 'empty' }, folder, {})).toBe(`the file ${folder}/empty is empty`);
  });
});
