type Directives = Record<string, readonly string[]>;

const write = (directives: Directives): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');

const locked: Directives = {
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** Where the tiles of a street map come from, as a source expression: `https://{s}.example/{z}…` → `https://*.example`. */
export function tileSource(tileUrl: string): string {
  const [, scheme, host = ''] = /^(https?):\/\/([^/]+)/.exec(tileUrl) ?? [];
  if (scheme === undefined) throw new Error(`address of map tiles: expected http(s)://host/…, got "${tileUrl}"`);
  return `${scheme}://${host.replace(/\{[^}]*\}/g, '*')}`;
}

/**
 * For pages: nothing from elsewhere but map tiles, and no script without this reply's nonce. Mantine writes inline styles.
 * @param isDevelopment React's and Next's development builds evaluate text
 */
export function pagePolicy(nonce: string, tileSources: readonly string[], isDevelopment: boolean): string {
  return write({
    'default-src': ["'self'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(isDevelopment ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:', ...tileSources],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'worker-src': ["'self'", 'blob:'],
    ...locked,
  });
}

/** For the description of the API, whose page has script files and no inline scripts. */
export const documentationPolicy = write({
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  ...locked,
});

/** For everything that is not a page. */
export const dataPolicy = write({ 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] });
