import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');
const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.ts': 'text/javascript',
  '.woff2': 'font/woff2',
};
const pageOf = (
  name: string,
) => `<!doctype html><html lang="en" data-mantine-color-scheme="light"><head><title>Map</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/${name}.css"><style>html,body,#map{height:100%;margin:0}</style></head>
<body><div id="map"></div><script type="module" src="/${name}.js"></script></body></html>`;

export type MapServer = { url: string; stop: () => Promise<void> };

/**
 * Bundles a map with its worker and serves it on loopback, without the rest of the product.
 * @param name of the page in tests/bench that shows it
 */
export async function startMapServer(name = 'map-page'): Promise<MapServer> {
  const bundled = await build({
    entryPoints: {
      [name]: join(root, `tests/bench/${name}.tsx`),
      'basemap-worker': join(root, 'components/map/basemap/basemap-worker.ts'),
    },
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    minify: true,
    write: false,
    outdir: '/',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file', '.png': 'dataurl' },
  });
  const files = new Map(bundled.outputFiles.map((file) => [file.path, Buffer.from(file.contents)]));
  // The page asks for its worker by the name of its source, as `new URL('./basemap-worker.ts', import.meta.url)` says.
  const worker = files.get('/basemap-worker.js');
  if (worker) files.set('/basemap-worker.ts', worker);

  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const answer = (body: Buffer | string, type: string) => response.writeHead(200, { 'content-type': type }).end(body);
    const file = files.get(path);
    if (path === '/') return answer(pageOf(name), 'text/html');
    if (file) return answer(file, types[extname(path)] ?? 'application/octet-stream');
    if (!/^\/basemap\/[\w-]+\.json$/.test(path)) return response.writeHead(404).end();
    readFile(join(root, 'public', path)).then(
      (body) => answer(body, 'application/json'),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
