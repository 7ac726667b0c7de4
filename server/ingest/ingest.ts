import type { Logger } from 'pino';
import type { DeviceKey, DeviceMapping } from '../contract/devices';
import type { QuarantineGroupKey, RedecodePreview, RedecodeStep } from '../contract/quarantine';
import type { Observe } from '../monitor/batch-facts';
import type { Database } from '../store/database';
import { createPartitions } from '../store/partitions';
import type { Commit } from '../transports/source';
import type { Decode } from '../upstreams/kind';
import { createBatchNumbers } from './batch-numbers';
import type { VehicleChange } from './change';
import { commitMessages } from './commit-messages';
import type { CommitTools } from './commit-tools';
import type { DeviceMap } from './device-map';
import { createExpectation } from './expectation';
import { loadNumbers } from './identify';
import { type ConfiguredUpstream, createKnownUpstreams } from './known-upstreams';
import { type MappedCounts, mapDevices } from './map-devices';
import { once } from './once';
import { previewRedecode } from './preview';
import { type RedecodeRequest, redecode } from './redecode';
import type { KnownUpstream } from './row';
import { loadSources } from './sources';

export type IngestOptions = {
  database: Database;
  upstreams: readonly ConfiguredUpstream[];
  /** Of a kind, for what is kept of upstreams that are no longer configured. */
  decoderOf: (kind: string) => Decode | undefined;
  /** Told after each commit what became newest. */
  onCommitted: (changes: VehicleChange[]) => void;
  /** Told of every batch once it is committed. */
  observe?: Observe;
  /** Readings from before this are left out of the history: retention would drop them again. Epoch milliseconds. */
  oldestReadingAt?: () => number;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Pick<Logger, 'error'>;
};

export type Ingest = {
  /** How the messages of one upstream are committed. Several commits may be under way at once. */
  commitFor: (upstreamId: string) => Commit;
  /**
   * Keeps what a device stands for, for all commits that begin afterwards; see mapDevices. What waited is decoded by
   * `redecode`.
   */
  mapDevice: (mapping: DeviceMapping & { by: string }) => Promise<void>;
  /** The same for many devices: all of them, or none. Rejects when one is of an upstream nobody knows. */
  importDevices: (mappings: readonly DeviceMapping[], by: string) => Promise<MappedCounts>;
  /** When this process last committed a message of a device, epoch milliseconds: the database hears of it later. */
  lastHeardAt: (device: DeviceKey) => number | null;
  /** Decodes again what was kept out, oldest first, some 2,000 messages or two seconds at a time. */
  redecode: (request: RedecodeRequest) => Promise<RedecodeStep>;
  /** What a re-decode would make of the newest hundred messages of a group. Nothing is changed. */
  preview: (key: QuarantineGroupKey) => Promise<RedecodePreview>;
  /** The decoder of an upstream, configured still or not; pure. undefined when nobody speaks its language any more. */
  findDecoder: (upstreamId: string, kind: string) => Decode | undefined;
};

async function prepareTools({ database, clock, log, observe, oldestReadingAt }: IngestOptions): Promise<CommitTools> {
  const { pool } = database;
  const { rows } = await pool.query<{ type: number }>(`SELECT 'incoming_reading'::regtype::oid AS type`);
  return {
    database,
    partitions: createPartitions(database, clock),
    numbers: await loadNumbers(pool),
    sources: await loadSources(pool),
    nextBatchNumber: createBatchNumbers(pool),
    expectation: createExpectation(),
    observe: observe ?? (() => undefined),
    oldestReadingAt: oldestReadingAt ?? (() => Number.NEGATIVE_INFINITY),
    log,
    clock,
    readingType: rows[0]?.type ?? 0,
  };
}

/**
 * Takes messages into the database: decoded, judged, committed in one transaction with their bytes and verdicts. The
 * database is first asked when the first messages come, so that Motorcade starts while it is away.
 */
export function createIngest(options: IngestOptions): Ingest {
  const { database, upstreams, decoderOf, onCommitted } = options;
  const tools = once(() => prepareTools(options));
  const receiving = new Map<string, DeviceMap>();
  const known = createKnownUpstreams(database, upstreams, decoderOf);

  async function importDevices(mappings: readonly DeviceMapping[], by: string): Promise<MappedCounts> {
    const concerned = new Map<string, KnownUpstream>();
    for (const id of new Set(mappings.map(({ upstream }) => upstream))) concerned.set(id, await known(id));
    return mapDevices(database, mappings, concerned, by);
  }

  return {
    commitFor: (upstreamId) => {
      if (!upstreams.some(({ id }) => id === upstreamId))
        throw new Error(`upstream ${upstreamId}: expected a configured upstream`);
      return async (messages) => {
        if (messages.length === 0) return;
        const upstream = await known(upstreamId);
        receiving.set(upstreamId, upstream.devices);
        await commitMessages({ messages, upstream, tools: await tools(), onCommitted });
      };
    },
    mapDevice: async ({ by, ...mapping }) => {
      await importDevices([mapping], by);
    },
    importDevices,
    lastHeardAt: ({ upstream, device }) => receiving.get(upstream)?.lastHeardAt(device) ?? null,
    redecode: async (request) =>
      redecode(request, { upstream: await known(request.upstream), tools: await tools(), onCommitted }),
    preview: async (key) => previewRedecode(key, await known(key.upstream), await tools()),
    findDecoder: (upstreamId, kind) => upstreams.find(({ id }) => id === upstreamId)?.decode ?? decoderOf(kind),
  };
}
