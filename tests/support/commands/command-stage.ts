import pino from 'pino';
import type { Catalogue } from '../../../server/commands/catalogue/type-definition';
import { type Commands, type CommandsOptions, createCommands } from '../../../server/commands/commands';
import type { CommandRequester } from '../../../server/commands/requester';
import type { CommandDetail, CommandRequest, CommandState } from '../../../server/contract/commands';
import type { DeviceMapping } from '../../../server/contract/devices';
import { createIngest } from '../../../server/ingest/ingest';
import { loadCommandDetail } from '../../../server/store/command-find';
import { closeDatabase, type Database, openDatabase } from '../../../server/store/database';
import { holdUpstreams } from '../../../server/upstreams/hold-upstreams';
import type { UpstreamSettings } from '../../../server/upstreams/kind';
import { drogueUpstream } from '../drogue-upstream';
import { testCatalogue } from './command-types';

const log = pino({ level: 'silent' });

export const ada: CommandRequester = { userId: 'ada', actor: 'Ada', address: null, role: 'admin' };

/** One server as far as commands go: it takes what devices tell in by Drogue's events, and sends them commands. */
export type CommandServer = {
  database: Database;
  commands: Commands;
  /** States of all commands as this server was told of them, in order. */
  told: { id: string; state: CommandState }[];
  /** How far the clock of commands is ahead, in milliseconds. */
  ahead: (milliseconds: number) => void;
  stop: () => Promise<void>;
};

type ServerOptions = Partial<Pick<CommandsOptions, 'limits' | 'publisherLimits'>>;
type Options = ServerOptions & {
  /** What the upstreams file says of the upstream beside its address. */
  entry?: object;
  /** Devices box-1 to box-n stand for the vehicles CMD1 to CMDn. */
  devices?: number;
};

/** So many vehicles share the commands of a siege. */
export const besiegedVehicles = 60;

export const vinOf = (number: number): string => `CMD${String(number).padStart(6, '0')}`;
export const deviceOf = (number: number): string => `box-${number}`;

/** Takes in what upstreams tell and sends commands, as motorcade.ts puts the parts together. */
export async function serveCommands(
  databaseUrl: string,
  parts: { upstreams: UpstreamSettings[]; mappings: DeviceMapping[]; catalogue: Catalogue },
  options: ServerOptions = {},
): Promise<CommandServer> {
  const { upstreams, mappings, catalogue } = parts;
  const database = await openDatabase(databaseUrl);
  let aheadMs = 0;
  const clock = () => Date.now() + aheadMs;
  const told: CommandServer['told'] = [];
  const commands = createCommands({
    ...options,
    ...{ database, catalogue, upstreams, clock, log },
    onChanged: (changed) => told.push(...changed.map(({ id, state }) => ({ id, state }))),
  });
  const ingest = createIngest({
    ...{ database, upstreams, decoderOf: () => undefined, clock: Date.now, log },
    onCommitted: commands.onReadings,
  });
  await ingest.importDevices(mappings, 'test');
  const held = holdUpstreams({
    ...{ upstreams, commitFor: ingest.commitFor, lastFilters: new Map(), paused: new Map(), log },
    keepFilter: async () => undefined,
    keepPause: async () => undefined,
  });
  held.start();
  commands.start();
  return {
    ...{ database, commands, told },
    ahead: (milliseconds) => {
      aheadMs = milliseconds;
    },
    stop: async () => {
      await commands.stop();
      await held.stop();
      await closeDatabase(database);
    },
  };
}

/** A server for the devices of one upstream `drogue`. */
export function openCommandServer(
  databaseUrl: string,
  brokerUrl: string,
  { entry = {}, devices = 4, ...options }: Options = {},
): Promise<CommandServer> {
  const mappings = Array.from({ length: devices }, (_, index) => {
    const [device, vin] = [deviceOf(index + 1), vinOf(index + 1)];
    return { upstream: 'drogue', device, vin, isIgnored: false };
  });
  const upstreams = [drogueUpstream(brokerUrl, entry)];
  return serveCommands(databaseUrl, { upstreams, mappings, catalogue: testCatalogue }, options);
}

let keys = 0;

/** Sends a command that is not refused; its id. */
export async function sent(
  { commands }: CommandServer,
  request: Partial<CommandRequest> & Pick<CommandRequest, 'type'>,
  key = `key-${keys++}`,
): Promise<string> {
  const answer = await commands.send({ vin: vinOf(1), parameters: {}, whenOffline: 'fail', ...request }, key, ada);
  if (!('id' in answer)) throw new Error(`expected a command, got ${JSON.stringify(answer)}`);
  return answer.id;
}

/** All there is of a command that must be there. */
export async function detailOf({ database }: CommandServer, id: string): Promise<CommandDetail> {
  const detail = await loadCommandDetail(database, id);
  if (detail === null) throw new Error(`expected command ${id}`);
  return detail;
}

/** What a vehicle has told of a signal as it is stored (a flag as 0 or 1) and when it measured that, oldest first. */
export async function toldOf({ database }: CommandServer, vin: string, signal: string) {
  const { rows } = await database.pool.query<{ value: string; at: Date }>(
    `SELECT coalesce(text, number::text) AS value, at
     FROM reading JOIN vehicle ON vehicle.id = reading.vehicle_id JOIN signal ON signal.id = reading.signal_id
     WHERE vin = $1 AND signal.key = $2 ORDER BY at`,
    [vin, signal],
  );
  return rows.map(({ value, at }) => ({ value, at: Number(at) }));
}
