import { Refused } from '../auth/refused';

/** Escapes no browser writes: control characters, `%`, `/`, `\` and what never needs one (letters, digits, `-._~`). */
const needlessEscape = /%(?:[01][0-9a-f]|2[5def]|3[0-9]|4[1-9a-f]|5[0-9acf]|6[1-9a-f]|7[0-9aef])/i;
const brokenEscape = /%(?![0-9a-f]{2})/i;
/** Characters of a path and its query. */
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
    !path.includes('//') &&
    !/[\\#\s]/.test(path) &&
    !path.split('/').some((segment) => segment === '.' || segment === '..') &&
    !needlessEscape.test(path) &&
    !brokenEscape.test(path) &&
    isText(path)
  );
}

/**
 * Refuses an address that is too long, or that can be read in more than one way.
 * @param target as it stands in the request line, query and all
 * @throws Refused 414, 400
 */
export function requirePlainAddress(target: string): void {
  if (target.length > greatestLength) {
    const limit = greatestLength.toLocaleString('en');
    throw new Refused(
      414,
      `an address has at most ${limit} characters, this one ${target.length}: ask for less at a time`,
    );
  }
  if (!isPlainPath(target)) throw new Refused(400, 'this address can be read in more than one way');
}
