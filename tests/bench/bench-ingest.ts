import pino, { type Logger } from 'pino';
import { createIngest } from '../../server/ingest/ingest';
import { closeDatabase, type Database, openDatabase } from '../../server/store/database';
import type { Commit } from '../../server/transports/source';
import { decoderOf } from '../../server/upstreams';
import { decodeOf } from './dialects/bench-dialects';
import { type BenchDialect, benchVehicles, benchVin } from './dialects/dialect';

export type BenchIngest = { commit: Commit; database: Database; log: Logger; close: () => Promise<void> };

/** The ingest as it runs in the product, on a migrated database, for messages of one dialect whose devices are mapped. */
export async function openBenchIngest(databaseUrl: string, dialect: BenchDialect): Promise<BenchIngest> {
  const { kind, deviceOf } = dialect;
  const log = pino({ level: 'warn' }, pino.destination(2));
  const database = await openDatabase(databaseUrl, log);
  const upstreams = [{ id: 'bench', kind, decode: decodeOf(dialect) }];
  const ingest = createIngest({ database, upstreams, decoderOf, onCommitted: () => undefined, clock: Date.now, log });
  if (deviceOf !== null) {
    const mappings = Array.from({ length: benchVehicles }, (_, index) => ({
      upstream: 'bench',
      device: deviceOf(index),
      vin: benchVin(index),
      isIgnored: false,
    }));
    await ingest.importDevices(mappings, 'bench');
  }
  return { commit: ingest.commitFor('bench'), database, log, close: () => closeDatabase(database) };
}
