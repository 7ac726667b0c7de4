import { lineOf } from './line-of';
import type { ParsedFile } from './parse-file';
import { type Mistake, pathText } from './settings-file-error';

/** One line for each mistake, in the order of the file: file, line, place and what was expected. */
export function complaintsOf(path: string, { document, lines }: ParsedFile, mistakes: readonly Mistake[]): string[] {
  return mistakes
    .map((mistake) => ({ ...mistake, line: lineOf(document, lines, mistake.path) }))
    .sort((a, b) => a.line - b.line)
    .map(({ line, path: at, message }) => `${path}:${line}: ${pathText(at)}: ${message}`);
}
