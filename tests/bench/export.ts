// What an export takes: rows a second over HTTP against a plain COPY of the same rows in the same run, and by how much
// the server grows meanwhile. ROWS=1000000 unless told.
import { once } from 'node:events';
import { request } from 'node:http';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { startProcess } from '../live/live-process';
import type { ExportReport } from './export-server';
import { perSecond } from './figures';
import { describeMachine } from './machine';

const rows = Number(process.env.ROWS ?? 1_000_000);
const mebibyte = 1024 * 1024;
const targetMebibytes = 150;
const range = `from=${Date.UTC(2026, 0, 1)}&to=${Date.UTC(2026, 1, 1)}`;

type Taken = { bytes: number; seconds: number };

/** Takes a file as fast as it comes and keeps nothing of it. @throws when it is not whole */
function take({ port, cookie }: ExportReport, query: string): Promise<Taken> {
  const beganAt = performance.now();
  return new Promise((resolve, reject) => {
    const path = `/api/vehicles/EXPORT0001/${query}&${range}`;
    const asked = request({ host: '127.0.0.1', port, path, headers: { cookie } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.once('error', reject);
      response.once('end', () =>
        response.statusCode === 200 && response.complete
          ? resolve({ bytes, seconds: (performance.now() - beganAt) / 1_000 })
          : reject(new Error(`${query}: ${response.statusCode}`)),
      );
    });
    asked.once('error', reject);
    asked.end();
  });
}

/** The same rows as the database itself gives them, in the same order. */
async function copyPlainly(url: string): Promise<Taken> {
  const client = new pg.Client(url);
  await client.connect();
  const beganAt = performance.now();
  let bytes = 0;
  for await (const chunk of client.query(copyTo('COPY (SELECT * FROM reading ORDER BY at, message_key) TO STDOUT')))
    bytes += chunk.length;
  await client.end();
  return { bytes, seconds: (performance.now() - beganAt) / 1_000 };
}

console.log(describeMachine());
const server = startProcess<object, ExportReport>(new URL('./export-server.ts', import.meta.url), String(rows));
const first = await server.next();
// What is loaded and compiled at the first question is no growth.
await take(first, 'export?format=csv&signals=speed');
const told = (taken: Taken) => `${perSecond(rows / taken.seconds, 'rows')}, ${(taken.bytes / mebibyte).toFixed(0)} MiB`;
const plain = await copyPlainly(first.databaseUrl);
console.log(`${rows.toLocaleString('en')} readings, plain COPY: ${told(plain)}`);
let isWithin = true;
for (const [name, query] of [
  ['CSV', 'export?format=csv'],
  ['CSV, wide', 'export?format=csv&layout=wide'],
  ['GPX', 'export?format=gpx'],
  ['GeoJSON', 'export?format=geojson'],
  ['NDJSON with messages', 'export?format=ndjson'],
  ['evidence pack', 'evidence?clock=event'],
] as const) {
  const before = (await server.ask({})).resident;
  const taken = await take(first, query);
  const growth = ((await server.ask({})).peak - before) / mebibyte;
  isWithin &&= growth <= targetMebibytes;
  const ratio = (plain.seconds / taken.seconds).toFixed(2);
  console.log(`${name}: ${told(taken)}, ${ratio} of the COPY; grew by ${growth.toFixed(0)} MiB at most`);
}
console.log(`target: ≤ ${targetMebibytes} MiB each: ${isWithin ? 'held' : 'MISSED'}`);
// Not killed: it has a database to stop.
const ended = once(server.child, 'exit');
server.child.disconnect();
await ended;
process.exit(isWithin ? 0 : 1);
