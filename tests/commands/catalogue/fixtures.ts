import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { readCatalogue } from '../../../server/commands/catalogue/read-catalogue';
import type { TypeDefinition } from '../../../server/commands/catalogue/type-definition';
import { SettingsFileError } from '../../../server/settings-file/settings-file-error';

const folder = mkdtempSync(join(tmpdir(), 'motorcade-commands-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'commands.yaml');

/** The types in a file with this text, in their order. */
export function typesIn(text: string): TypeDefinition[] {
  writeFileSync(path, text);
  return [...readCatalogue(path).types.values()];
}

/** The one type whose entry has these lines beside id, label and risk. */
export function typeWith(lines: string): TypeDefinition {
  const [type, ...others] = typesIn(fileWith(lines));
  if (type === undefined || others.length > 0) throw new Error('expected a file with one type');
  return type;
}

/** A file of one entry: its own lines begin with the fifth. */
export const fileWith = (lines: string): string =>
  `commands:\n  - id: wake\n    label: Wake\n    risk: normal\n${lines.replace(/^/gm, '    ')}\n`;

/** What is complained about, without the folder, which is another one at each run. */
export function complaintsOf(text: string): string[] {
  try {
    typesIn(text);
  } catch (error) {
    if (error instanceof SettingsFileError) return error.complaints.map((line) => line.replaceAll(`${folder}/`, ''));
    throw error;
  }
  return [];
}
