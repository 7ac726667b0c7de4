import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Logger } from 'pino';
import type { Auth } from '../auth/auth';
import type { MapSettings, StoredMessage, Upstream, VehicleChange } from '../contract/http';
import type { VehicleState } from '../contract/live';
import type { Signal } from '../contract/signal';
import type { Database } from '../store/database';

/** All that the API asks of the rest of the server. */
export type Dependencies = {
  database: Database;
  auth: Auth;
  /** How the upstreams' connections stand now. */
  upstreams: () => Upstream[];
  /** Every signal there is: the catalogue's and those that upstreams brought along. */
  signals: () => Promise<Signal[]>;
  loadVehicle: (vin: string) => Promise<VehicleState | null>;
  /** Gives a vehicle another name or model; absent fields stay. False when no vehicle has that VIN. */
  editVehicle: (vin: string, change: VehicleChange) => Promise<boolean>;
  loadMessage: (reference: string) => Promise<StoredMessage | null>;
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
