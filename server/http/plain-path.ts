/** Escapes no browser writes: control characters, `%`, `/`, `\` and what never needs one (letters, digits, `-._~`). */
const needlessEscape = /%(?:[01][0-9a-f]|2[5def]|3[0-9]|4[1-9a-f]|5[0-9acf]|6[1-9a-f]|7[0-9aef])/i;
const brokenEscape = /%(?![0-9a-f]{2})/i;
const greatestLength = 2_048;

/** Where a VIN stands. VINs are opaque: they may have a `/` or `%` of their own; who may see one may see what is below it. */
const vehiclePath = /^(?:\/vehicles\/[^/]+|\/api\/vehicles\/[^/]+(?:\/sources)?)$/;

/**
 * The path as one who unescapes too early or too often would see it, so far as a VIN may: `/` splits the segment, and
 * `%` stands for itself where it begins no escape. Whatever that one could mistake for something else is refused below.
 */
function misread(path: string): string {
  if (!vehiclePath.test(path)) return path;
  return path.replace(/%2f/gi, '/').replace(/%25(?![0-9a-f]{2})/gi, '_');
}

function isText(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

/**
 * Whether the path of a request target can be read in one way only. Whatever two parsers could read differently
 * (`//`, `..`, `\`, escaped letters, an address instead of a path) is refused before anything is decided by it.
 * @param target as it stands in the request line, query and all
 */
export function isPlainPath(target: string): boolean {
  const [written = ''] = target.split('?', 1);
  const path = misread(written);
  return (
    path.startsWith('/') &&
    target.length <= greatestLength &&
    !path.includes('//') &&
    !/[\\#\s]/.test(path) &&
    !path.split('/').some((segment) => segment === '.' || segment === '..') &&
    !needlessEscape.test(path) &&
    !brokenEscape.test(path) &&
    isText(path)
  );
}
