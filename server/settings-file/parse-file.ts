import { type Document, LineCounter, parseDocument } from 'yaml';
import { readText } from './read-text';
import { SettingsFileError } from './settings-file-error';
import { yamlFaults } from './yaml-faults';

/** A file as YAML has it: its document, where its lines begin, and what it says. */
export type ParsedFile = { document: Document.Parsed; lines: LineCounter; content: unknown };

/** @throws SettingsFileError where the file cannot be read */
function textOf(path: string): string {
  try {
    return readText(path);
  } catch (error) {
    throw new SettingsFileError([error instanceof Error ? error.message : String(error)]);
  }
}

/**
 * Reads a file of YAML 1.2. One that says nothing is an empty object.
 * @throws SettingsFileError, where it cannot be read or is not YAML, with line and column for each fault
 */
export function parseFile(path: string): ParsedFile {
  const lines = new LineCounter();
  // Its own pretty errors quote lines of the file, which may have a misplaced secret in them.
  const document = parseDocument(textOf(path), { lineCounter: lines, prettyErrors: false });
  const faults = yamlFaults(document).map(({ offset, message }) => {
    const { line, col } = lines.linePos(offset);
    return `${path}:${line}:${col}: ${message}`;
  });
  if (faults.length > 0) throw new SettingsFileError(faults);
  try {
    return { document, lines, content: document.toJS() ?? {} };
  } catch (error) {
    // Of an alias of nobody, and of aliases that multiply each other.
    if (!(error instanceof ReferenceError)) throw error;
    throw new SettingsFileError([`${path}: ${error.message}`]);
  }
}
