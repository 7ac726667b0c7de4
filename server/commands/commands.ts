import type { BulkRequest, CommandOffer, CommandRequest, CommandRoute } from '../contract/commands';
import { stopBulk } from '../store/command-bulk';
import { loadRoutes } from '../store/command-routes';
import type { StoredCommand } from '../store/command-row';
import type { Database } from '../store/database';
import type { PublisherLimits } from '../transports/mqtt/publisher-limits';
import type { Log } from '../transports/source';
import type { CommandCarrier } from '../upstreams/command-carrier';
import type { UpstreamSettings } from '../upstreams/kind';
import type { Catalogue } from './catalogue/type-definition';
import { approveBulkCommand, approveCommand, type ChangeAnswer, cancelCommand } from './change-command';
import { type CommandLimits, commandLimits } from './command-limits';
import { createDispatcher } from './dispatcher';
import { expireCommands } from './expire';
import { createJudges } from './judges';
import { offerCommands } from './offer-commands';
import { type Prepared, prepareCommand } from './prepare-command';
import { type PreparedBulk, previewBulk } from './preview-bulk';
import { repeat } from './repeat';
import type { CommandRequester } from './requester';
import { routesOf } from './route-of';
import { sendBulk } from './send-bulk';
import { type SendAnswer, sendCommand } from './send-command';
import { createCommandWatch } from './watch';

export type CommandsOptions = {
  database: Database;
  catalogue: Catalogue;
  upstreams: readonly UpstreamSettings[];
  /** Told of commands that came to another state, whichever process moved them. */
  onChanged: (commands: readonly StoredCommand[]) => void;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Log;
  limits?: Partial<CommandLimits>;
  publisherLimits?: Partial<PublisherLimits>;
};

/** Commands: asked for, published, and judged by what vehicles tell. */
export type Commands = {
  catalogue: Catalogue;
  start: () => void;
  stop: () => Promise<void>;
  send: (request: CommandRequest, key: string, by: CommandRequester) => Promise<SendAnswer>;
  sendBulk: (request: BulkRequest, key: string, by: CommandRequester) => Promise<SendAnswer>;
  /** What somebody can send to a vehicle; null: nobody knows the vehicle. */
  offer: (vin: string, by: CommandRequester) => Promise<CommandOffer | null>;
  /** What would come of a request. Nothing is sent, and nothing kept. */
  prepare: (request: CommandRequest, by: CommandRequester) => Promise<Prepared>;
  /** The same of a request for many vehicles. */
  previewBulk: (request: BulkRequest, by: CommandRequester) => Promise<PreparedBulk>;
  cancel: (id: string, by: CommandRequester) => Promise<ChangeAnswer>;
  approve: (id: string, by: CommandRequester) => Promise<ChangeAnswer>;
  approveBulk: (id: string, by: CommandRequester) => Promise<ChangeAnswer>;
  /** How many were called off; null: there is no such bulk command. */
  stopBulk: (id: string, by: CommandRequester) => Promise<number | null>;
  /** Where a vehicle's commands may go; null: nobody knows the vehicle. */
  routes: (vin: string) => Promise<CommandRoute[] | null>;
  /** Readings of these vehicles were committed: they may show something. */
  onReadings: (vehicles: readonly { id: number }[]) => void;
};

function carriersOf(upstreams: readonly UpstreamSettings[]): Map<string, CommandCarrier> {
  const carriers = new Map<string, CommandCarrier>();
  for (const { id, commands } of upstreams) if (!('whyNot' in commands)) carriers.set(id, commands);
  return carriers;
}

/** Puts the parts together. Nothing runs before `start`. */
export function createCommands(options: CommandsOptions): Commands {
  const { database, catalogue, upstreams, onChanged, clock, log } = options;
  const limits = { ...commandLimits, ...options.limits };
  const watch = createCommandWatch(database);
  const onFailed = (error: unknown) =>
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'commands could not be looked at');

  const watching = repeat(
    async () => {
      const changed = await watch.look();
      if (changed.length > 0) onChanged(changed);
    },
    limits.lookEveryMs,
    onFailed,
  );
  const judges = createJudges({ database, limits, clock, onFailed, onDecided: () => watching.within(0) });
  const onMoved = () => {
    watching.within(0);
    judges.lookSoon();
  };
  const dispatcher = createDispatcher({
    ...{ database, carriers: carriersOf(upstreams), limits, clock, log, onMoved },
    ...(options.publisherLimits === undefined ? {} : { publisherLimits: options.publisherLimits }),
  });
  const isConnected = (upstream: string) => dispatcher.stateOf(upstream)?.isConnected ?? false;

  const looking = repeat(
    async () => {
      const expired = await expireCommands({ database, isConnected, limits, now: clock() });
      if (expired.length > 0) watching.within(0);
      await dispatcher.look();
    },
    limits.lookEveryMs,
    onFailed,
  );
  const tools = { database, catalogue, upstreams, stateOf: dispatcher.stateOf, limits, clock };
  const told = <Answer>(answer: Answer): Answer => {
    watching.within(0);
    dispatcher.pump();
    return answer;
  };

  return {
    catalogue,
    start() {
      dispatcher.start();
      judges.start();
      for (const one of [watching, looking]) one.start();
    },
    async stop() {
      await Promise.all([looking, judges, watching].map((one) => one.stop()));
      await dispatcher.stop();
    },
    send: async (request, key, by) => told(await sendCommand(request, key, by, tools)),
    sendBulk: async (request, key, by) => told(await sendBulk(request, key, by, tools)),
    offer: (vin, by) => offerCommands(vin, by, tools),
    prepare: (request, by) => prepareCommand(request, by, tools),
    previewBulk: (request, by) => previewBulk(request, by, tools),
    cancel: async (id, by) => told(await cancelCommand(id, by, tools)),
    approve: async (id, by) => told(await approveCommand(id, by, tools)),
    approveBulk: async (id, by) => told(await approveBulkCommand(id, by, tools)),
    stopBulk: async (id, by) => told(await stopBulk(database, id, by, clock())),
    async routes(vin) {
      const vehicle = (await loadRoutes(database, [vin])).get(vin);
      return vehicle === undefined ? null : routesOf(vehicle, tools);
    },
    onReadings: judges.onReadings,
  };
}
