import { type Document, isScalar, visit, type YAMLParseError } from 'yaml';

/** What is not YAML at a place, counted from the file's first character, in words for whoever wrote the file. */
type Fault = { offset: number; message: string };

const colon = 'expected a colon and a space between a name and its value';

/** Where a text begins whose closing quote was looked for up to `end`; `end` itself where no such text is found. */
function openingOf(document: Document.Parsed, end: number): number {
  let opening = end;
  visit(document, (_, node) => {
    if (isScalar(node) && node.range?.[1] === end) opening = node.range[0];
  });
  return opening;
}

/** The parser's own words, without what it quotes of the file: that may be a misplaced secret. */
const othersOf = (message: string): string => `expected YAML; its parser says: ${message.replace(/: ".*$/s, '')}`;

/** The usual faults in plain words. The library speaks to programmers. */
function wordsOf({ code, message }: YAMLParseError): string {
  const last = message.at(-1) ?? '';
  switch (code) {
    case 'TAB_AS_INDENT':
      return 'expected spaces before the first word, got a tab';
    case 'BAD_INDENT':
      if (message.startsWith('Flow')) return `expected the closing ${last} of what is open above`;
      return 'expected as many spaces before it as before the other lines of its list or group';
    case 'MISSING_CHAR':
      if (message.startsWith('Missing closing')) return 'expected a closing quote for the one here';
      if (message.startsWith('Sequence item'))
        return 'expected as many spaces before it as before the line above, or a dash where a new item begins';
      return message.startsWith('Implicit map keys') ? colon : othersOf(message);
    case 'MULTILINE_IMPLICIT_KEY':
      return colon;
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'expected one value: put a text with a colon in quotes; if the fault is in the next line, it has too many spaces before it';
    case 'DUPLICATE_KEY':
      return 'expected each name once, but this one stands above already';
    case 'BAD_SCALAR_START':
      return `expected quotes around a text that begins with ${last}`;
    case 'MULTIPLE_DOCS':
      return 'expected one document, found another behind ---';
    default:
      return othersOf(message);
  }
}

/** What of a document is not YAML, one fault for each place. */
export function yamlFaults(document: Document.Parsed): Fault[] {
  const faults = new Map<number, Fault>();
  for (const error of document.errors) {
    const isUnclosed = error.code === 'MISSING_CHAR' && error.message.startsWith('Missing closing');
    const offset = isUnclosed ? openingOf(document, error.pos[0]) : error.pos[0];
    if (!faults.has(offset)) faults.set(offset, { offset, message: wordsOf(error) });
  }
  return [...faults.values()];
}
