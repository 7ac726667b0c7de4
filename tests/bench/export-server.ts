// The server of the export benchmark: one vehicle with a long past, its messages among those of others, over HTTP.
import { packMessages } from '../../server/store/message-pack';
import { closingJob } from '../../server/store/rolled-hours';
import { startApi } from '../api/running-api';
import { cookieOf } from '../api/send';

export type ExportReport = {
  port: number;
  cookie: string;
  databaseUrl: string;
  /** Bytes: what the process takes now, and the most it took since the last report. */
  resident: number;
  peak: number;
};

const [rows = '0'] = process.argv.slice(2);
const signals = ['position', 'altitude', 'speed', 'heading'];
const messageCount = Math.floor(Number(rows) / signals.length);
const messagesInBatch = 500;
const beganAt = Date.UTC(2026, 0, 1);

const api = await startApi();
await api.populate();
const cookie = cookieOf(await api.signInAs('engineer'));
const { pool } = api.database;

await pool.query(`INSERT INTO vehicle (vin) VALUES ('EXPORT0001')`);
await pool.query(`INSERT INTO upstream (key, kind) VALUES ('hm', 'high-mobility') ON CONFLICT DO NOTHING`);
await pool.query('INSERT INTO signal (key) SELECT unnest($1::text[])', [signals]);
for (const table of ['reading_2026_01 PARTITION OF reading', 'message_batch_2026_01 PARTITION OF message_batch'])
  await pool.query(`CREATE TABLE ${table} FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')`);
// A reading's places and values are made up; what matters is that no two are alike and that floats are long.
await pool.query(
  `INSERT INTO reading (at, received_at, message_key, batch_id, vehicle_id, signal_id, message_index, upstream_id, form, number, longitude)
   SELECT t, t + interval '0.9 s', n * 7919, 1 + n / ${messagesInBatch}, v.id, s.id, n % ${messagesInBatch}, u.id,
     CASE s.key WHEN 'position' THEN 3 ELSE 0 END, 48 + sin(n), CASE s.key WHEN 'position' THEN 11 + cos(n) END
   FROM generate_series(0, ${messageCount - 1}) n, LATERAL (SELECT timestamptz '2026-01-01 00:00Z' + n * interval '2 s' AS t) times,
     signal s, vehicle v, upstream u`,
);
await pool.query('INSERT INTO latest SELECT DISTINCT ON (vehicle_id, signal_id) * FROM reading');
for (let batch = 0; batch * messagesInBatch < messageCount; batch++) {
  const messages = Array.from({ length: messagesInBatch }, (_, index) => {
    const nth = batch * messagesInBatch + index;
    const receivedAt = beganAt + nth * 2_000 + 900;
    const body = {
      vehicle: 'EXPORT0001',
      nth,
      position: [48 + Math.sin(nth), 11 + Math.cos(nth)],
      note: 'x'.repeat(200),
    };
    return { topic: `fleet/EXPORT0001/${nth % 10}`, payload: Buffer.from(JSON.stringify(body)), receivedAt };
  });
  await pool.query(
    `INSERT INTO message_batch (id, received_at, upstream_id, count, verdicts, vehicle_ids, messages)
     SELECT $1, $2, id, $3, $4, '{}', $5 FROM upstream`,
    [
      batch + 1,
      new Date(beganAt + batch * messagesInBatch * 2_000 + 900),
      messagesInBatch,
      Buffer.alloc(messagesInBatch, 1),
      await packMessages(messages),
    ],
  );
}
// As in a server that has kept up: trips of a month are stored, here none, and not found anew while a pack is made.
await pool.query('INSERT INTO job (name, through) VALUES ($1, now())', [closingJob]);
await pool.query('VACUUM ANALYZE');

let peak = 0;
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 10).unref();
const report = () => {
  globalThis.gc?.();
  const resident = process.memoryUsage.rss();
  process.send?.({
    port: api.port,
    cookie,
    databaseUrl: pool.options.connectionString ?? '',
    resident,
    peak: Math.max(peak, resident),
  } satisfies ExportReport);
  peak = 0;
};
process.on('message', report);
process.on('disconnect', () => void api.stop().then(() => process.exit(0)));
report();
