import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { stringify } from 'yaml';
import type { Catalogue } from '../commands/catalogue/type-definition';
import type { MissingUpstream } from '../contract/connections';
import { days } from '../contract/duration';
import { openCertificates } from './certificates';
import { createFleet, type Squad } from './fleet';
import { epochBefore } from './life/life';
import { makers } from './life/models';
import { makeVehicle, roleOf, type Vehicle } from './life/vehicle';
import { openDrogueLine } from './lines/drogue-line';
import { openFoxtrackrLine } from './lines/foxtrackr-line';
import { applications, certificateIds, openHighMobilityLine } from './lines/high-mobility-line';
import type { FittedDevice, Line } from './lines/line';
import { type OutsideKafka, openMobitoLine } from './lines/mobito-line';
import { openMemory } from './memory';
import { hasBox, tellingName } from './obedience/behaviour';
import { type Order, windowsOf } from './obedience/order';

/** Brokers that stand elsewhere: addresses of MQTT brokers by the line that uses them. */
export type OutsideBrokers = { highMobility?: string; foxtrackr?: string; drogue?: string; mobito?: OutsideKafka };

export type DemoSettings = {
  /** Certificates, passwords and the upstreams file are kept in `demo` below it. */
  dataDir: string;
  /** Number of vehicles. */
  vehicles: number;
  /** Brokers that stand elsewhere. A line without one starts its own. */
  outside?: OutsideBrokers;
  /** What its vehicles may be told: how long they may take for it decides when one is late. */
  catalogue: Catalogue;
  /** Epoch milliseconds. */
  clock: () => number;
  /**
   * How far back vehicles with a memory tell what happened while nobody listened, in milliseconds: before the first start,
   * or since the last run. Two days unless given.
   */
  memoryMs?: number;
  /** Another seed makes another fleet. */
  seed?: number;
  log: Logger;
};

export type Demo = {
  /** What a customer with these four upstreams would have written. */
  upstreamsFile: string;
  /** What people call the vehicles: the vendors' streams do not say. */
  vehicles: { vin: string; name: string; model: string }[];
  /** What people would have mapped. */
  devices: FittedDevice[];
  /** Parts that cannot run on this machine. */
  missing: MissingUpstream[];
  stop: () => Promise<void>;
};

const hasTracker = (vehicle: Vehicle): boolean => vehicle.index % 8 === 3 && roleOf(vehicle.index) === 'plain';
const isWithMobito = (vehicle: Vehicle): boolean =>
  vehicle.model.maker === 'bmw' && !hasBox(vehicle) && roleOf(vehicle.index) === 'plain';

const header = `# Made anew at each start: the upstreams of the demo fleet, as a customer of these four systems would write them.
`;

/**
 * Starts a fleet that lives on this machine: its vehicles publish through brokers with the vendors' rules, and reach
 * Motorcade as anybody's do. They begin to speak when they are first listened to. High Mobility tells of most, half of
 * them by MQTT V1; boxes behind Drogue IoT of the rest. Some carry a FoxTrackr tracker besides, and MOBITO tells of the
 * BMWs as well: those have two sources. Drogue's boxes take commands, each in the way that its vehicle's name tells.
 */
export async function startDemo(settings: DemoSettings): Promise<Demo> {
  const { dataDir, vehicles: count, outside = {}, catalogue, clock, memoryMs = days(2), seed = 1, log } = settings;
  const folder = join(dataDir, 'demo');
  const certificates = await openCertificates(folder, certificateIds, clock());
  const all = Array.from({ length: count }, (_, index) => makeVehicle(seed, index));
  const onSubscribed = (squad: Squad) => fleet.begin(squad);
  const onCommand = (squad: Squad, vehicle: Vehicle, order: Order) => fleet.command(squad, vehicle, order);
  const shared = { certificates, folder, onSubscribed, onCommand, log };
  const streamed = all.filter((vehicle) => !hasBox(vehicle));
  const opened = await Promise.all([
    ...applications.map((application, place) =>
      openHighMobilityLine(application, {
        ...shared,
        outside: outside.highMobility,
        vehicles: streamed.filter(({ index }) => index % applications.length === place),
      }),
    ),
    openFoxtrackrLine({ ...shared, outside: outside.foxtrackr, vehicles: all.filter(hasTracker) }),
    openDrogueLine({ ...shared, outside: outside.drogue, vehicles: all.filter(hasBox) }, windowsOf(catalogue)),
    openMobitoLine(outside.mobito, { vehicles: all.filter(isWithMobito), log }),
  ]);
  const lines = opened.filter((line): line is Line => 'squad' in line);
  await mkdir(folder, { recursive: true });
  const memory = await openMemory(folder, memoryMs, clock, log);
  const fleet = createFleet(
    lines.map(({ squad }) => squad),
    epochBefore(clock()),
    clock,
    memory.since,
  );
  fleet.start();
  for (const { squad, isHeardOf } of lines) if (!isHeardOf) fleet.begin(squad);
  const upstreamsFile = join(folder, 'upstreams.yaml');
  await writeFile(upstreamsFile, header + stringify({ upstreams: lines.map(({ entry }) => entry) }));
  return {
    upstreamsFile,
    vehicles: all.map((vehicle) => {
      const { vin, model } = vehicle;
      return { vin, name: tellingName(vehicle), model: `${makers[model.maker].name} ${model.name}` };
    }),
    devices: lines.flatMap(({ devices }) => devices),
    missing: opened.filter((line): line is MissingUpstream => !('squad' in line)),
    stop: async () => {
      fleet.stop();
      await memory.stop();
      await Promise.all(lines.map(({ stop }) => stop()));
    },
  };
}
