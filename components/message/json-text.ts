/** A piece of a JSON text as it stands there, white space apart. */
export type JsonToken = { text: string; from: number };

/** A single value of a JSON text: where it stands, and the names and places that lead to it. */
export type JsonPlace = {
  from: number;
  to: number;
  path: readonly (string | number)[];
  value: string | number | boolean | null;
};

const tokenPattern = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g;
/** Longer texts are shown as they came: nobody reads them in full, and a browser has other things to do. */
const longestText = 400_000;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** Takes a JSON text apart; null for a text that is none, or longer than 400,000 characters. */
export function jsonTokens(text: string): JsonToken[] | null {
  if (text.length > longestText || !isJson(text)) return null;
  return [...text.matchAll(tokenPattern)].map((match) => ({ text: match[0], from: match.index }));
}

type Frame = { name: string | number; isNameNext: boolean };

function scalarOf(text: string): JsonPlace['value'] {
  // A token that is neither a bracket nor a sign stands for one of these (RFC 8259, 3).
  return JSON.parse(text) as JsonPlace['value'];
}

/** Every single value of a JSON text, in the order of the text. */
export function jsonPlaces(tokens: readonly JsonToken[]): JsonPlace[] {
  const places: JsonPlace[] = [];
  const frames: Frame[] = [];
  for (const { text, from } of tokens) {
    const frame = frames.at(-1);
    if (text === '{') frames.push({ name: '', isNameNext: true });
    else if (text === '[') frames.push({ name: 0, isNameNext: false });
    else if (text === '}' || text === ']') frames.pop();
    else if (text === ':') continue;
    else if (text === ',') {
      if (typeof frame?.name === 'number') frame.name += 1;
      else if (frame !== undefined) frame.isNameNext = true;
    } else if (frame?.isNameNext) {
      frame.name = String(scalarOf(text));
      frame.isNameNext = false;
    } else {
      const path = frames.map(({ name }) => name);
      places.push({ from, to: from + text.length, path, value: scalarOf(text) });
    }
  }
  return places;
}

/** The same text with a line for each entry. Every value keeps its very characters: `1.0` stays `1.0`. */
export function indentJson(tokens: readonly JsonToken[]): string {
  let depth = 0;
  let written = '';
  const newLine = () => `\n${'  '.repeat(depth)}`;
  tokens.forEach(({ text }, index) => {
    const before = tokens[index - 1]?.text;
    const isOpening = before === '{' || before === '[';
    if (text === '}' || text === ']') {
      depth -= 1;
      written += isOpening ? text : newLine() + text;
      return;
    }
    if (text === ':') written += ': ';
    else if (text === ',') written += ',';
    else written += isOpening || before === ',' ? newLine() + text : text;
    if (text === '{' || text === '[') depth += 1;
  });
  return written;
}
