/** Where to go after signing in: a path of this very site, whatever the address asks for. */
export function safePath(next: string | null): string {
  if (next === null || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/';
  return next;
}
