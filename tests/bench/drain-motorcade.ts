// Our side of P1: the transport, the decoder and the ingest as they run in the product, until all is acknowledged.
import pino from 'pino';
import { migrate } from '../../prisma/migrate';
import { createIngest } from '../../server/ingest/ingest';
import { closeDatabase, openDatabase } from '../../server/store/database';
import { openMqttSource } from '../../server/transports/mqtt/mqtt-source';
import { decoderOf } from '../../server/upstreams';
import { decodeHighMobility } from '../../server/upstreams/high-mobility/decode';

const wanted = Number(process.env.MESSAGES);
const databaseUrl = process.env.DATABASE_URL ?? '';
const log = pino({ level: 'warn' }, pino.destination(2));
await migrate(databaseUrl);
const database = await openDatabase(databaseUrl, log);
const upstreams = [{ id: 'bench', kind: 'high-mobility', decode: decodeHighMobility }];
const ingest = createIngest({ database, upstreams, decoderOf, onCommitted: () => undefined, clock: Date.now, log });
const commit = ingest.commitFor('bench');
let committed = 0;
let startedAt = 0;
let finish: () => void = () => undefined;
const finished = new Promise<void>((resolve) => {
  finish = resolve;
});

const source = openMqttSource({
  settings: {
    url: process.env.BROKER_URL ?? '',
    clientId: process.env.CLIENT_ID ?? '',
    filter: process.env.FILTER ?? '',
    protocolVersion: process.env.PROTOCOL_VERSION === '4' ? 4 : 5,
    qos: 1,
    clean: false,
  },
  commit: async (messages) => {
    await commit(messages);
    committed += messages.length;
    if (committed >= wanted) setImmediate(finish);
  },
  log,
});
startedAt = performance.now();
source.start();
await finished;
const took = (performance.now() - startedAt) / 1_000;
await source.stop();
await closeDatabase(database);
console.log(`took ${took} s for ${committed} messages`);
