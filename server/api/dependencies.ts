import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Auth } from '../auth/auth';
import type { Commands } from '../commands/commands';
import type { MissingUpstream } from '../contract/connections';
import type { MapSettings, StoredMessage, VehicleChange } from '../contract/http';
import type { VehicleState } from '../contract/live';
import type { Signal } from '../contract/signal';
import type { Ingest } from '../ingest/ingest';
import type { Keep } from '../keep/keep';
import type { MetricSources } from '../monitor/metric-families';
import type { Monitor } from '../monitor/monitor';
import type { Database } from '../store/database';
import type { HeldUpstreams } from '../upstreams/hold-upstreams';

/** All that the API asks of the rest of the server. */
export type Dependencies = {
  database: Database;
  auth: Auth;
  /** The upstreams' connections: how they stand, and what can be done about them. */
  held: Pick<HeldUpstreams, 'states' | 'control' | 'startTest' | 'testOf'>;
  monitor: Monitor;
  /** Upstreams that this machine lacks something for. */
  missing: readonly MissingUpstream[];
  /** The live connections of browsers. */
  live: MetricSources['live'];
  /** Whoever shows it may read the metrics without being signed in; undefined: nobody. */
  metricsToken: string | undefined;
  /** Every signal there is: the catalogue's and those that upstreams brought along. */
  signals: () => Promise<Signal[]>;
  loadVehicle: (vin: string) => Promise<VehicleState | null>;
  /** Gives a vehicle another name or model; absent fields stay. False when no vehicle has that VIN. */
  editVehicle: (vin: string, change: VehicleChange) => Promise<boolean>;
  loadMessage: (reference: string) => Promise<StoredMessage | null>;
  /** What people do about messages that were not taken. */
  ingest: Pick<Ingest, 'mapDevice' | 'importDevices' | 'lastHeardAt' | 'redecode' | 'preview' | 'findDecoder'>;
  /** What people send to vehicles. */
  commands: Omit<Commands, 'start' | 'stop' | 'onReadings' | 'routes'>;
  /** What looks after the database. */
  keep: Pick<Keep, 'changeRetention'>;
  mapSettings: MapSettings;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
};

/** Fastify as the routes see it: what a schema lets through has the schema's type. */
export type ApiServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;
