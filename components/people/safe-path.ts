/** The origin that a path is resolved against; nothing is ever asked of it. */
const here = 'http://here.invalid';

/**
 * Where to go after signing in: a path of this very site, whatever the address asks for. It is read as a browser reads
 * it, which skips tabs and line breaks, takes `\` for `/`, and may be left with `//` where dots were resolved.
 */
export function safePath(next: string | null): string {
  if (next === null || !URL.canParse(next, here)) return '/';
  const { origin, pathname, search } = new URL(next, here);
  return origin === here && !pathname.startsWith('//') ? pathname + search : '/';
}
