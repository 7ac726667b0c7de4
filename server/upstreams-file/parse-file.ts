import { type Document, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import { readText } from './read-secret';
import { UpstreamsFileError } from './upstreams-file-error';

/** A file as YAML has it: its document, where its lines begin, and what it says. */
type ParsedFile = { document: Document.Parsed; lines: LineCounter; content: unknown };

/** What is not YAML about it. The library speaks to programmers of a second document. */
const words = ({ code, message }: YAMLParseError): string =>
  code === 'MULTIPLE_DOCS' ? 'expected one document, found another behind ---' : `not YAML: ${message}`;

/** @throws UpstreamsFileError where the file cannot be read */
function textOf(path: string): string {
  try {
    return readText(path);
  } catch (error) {
    throw new UpstreamsFileError([error instanceof Error ? error.message : String(error)]);
  }
}

/**
 * Reads a file of YAML 1.2. One that says nothing is an empty object.
 * @throws UpstreamsFileError, where it cannot be read or is not YAML, with a line for each mistake
 */
export function parseFile(path: string): ParsedFile {
  const lines = new LineCounter();
  // Its own pretty errors quote lines of the file, which may have a misplaced secret in them.
  const document = parseDocument(textOf(path), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0)
    throw new UpstreamsFileError(
      document.errors.map((error) => `${path}:${lines.linePos(error.pos[0]).line}: ${words(error)}`),
    );
  try {
    return { document, lines, content: document.toJS() ?? {} };
  } catch (error) {
    // Of an alias of nobody, and of aliases that multiply each other.
    if (!(error instanceof ReferenceError)) throw error;
    throw new UpstreamsFileError([`${path}: ${error.message}`]);
  }
}
