import { join } from 'node:path';
import type { Logger } from 'pino';
import type { UpstreamSettings } from '../upstreams/upstream-settings';
import { startBroker } from './broker';
import { type Certificates, type Identity, openCertificates } from './certificates';
import { openFeeder } from './feeder';
import { createFleet, type Squad } from './fleet';
import { epochBefore } from './life/life';
import { makers } from './life/models';
import { makeVehicle, type Vehicle } from './life/vehicle';
import type { Application } from './messages/encode';

/** The two applications, one for each version of the vendor's MQTT; ids are of the vendor's form and nobody's. */
const applications = [
  { version: 1, id: '5D3E0A6C4B1F92E7A80C41D6', topic: 'live/level13/5D3E0A6C4B1F92E7A80C41D6' },
  {
    version: 2,
    id: '0d3e0f1e-5eed-4b7a-9c2d-1f2e3d4c5b6a',
    topic: 'live/level13/0d3e0f1e-5eed-4b7a-9c2d-1f2e3d4c5b6a',
  },
] as const satisfies readonly Application[];

export type DemoSettings = {
  /** Certificates are kept in `demo` below it. */
  dataDir: string;
  /** Number of vehicles. */
  vehicles: number;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Another seed makes another fleet. */
  seed?: number;
  log: Logger;
};

export type Demo = {
  upstreams: UpstreamSettings[];
  /** What people call the vehicles: the vendor's streams do not say. */
  vehicles: { vin: string; name: string; model: string }[];
  stop: () => Promise<void>;
};

const customerOf = ({ version }: Application): string => `demo-v${version}-customer`;
const feederOf = ({ version }: Application): string => `demo-v${version}-vehicles`;

function identityOf(certificates: Certificates, id: string): Identity {
  const identity = certificates.clients.get(id);
  if (identity === undefined) throw new Error(`no certificate was made for ${id}`);
  return identity;
}

/** What a customer of an application would write into their settings. */
function upstreamOf(application: Application, url: string, certificates: Certificates): UpstreamSettings {
  const identity = identityOf(certificates, customerOf(application));
  return {
    id: `demo-mqtt-v${application.version}`,
    kind: 'high-mobility',
    settings: {
      url,
      clientId: customerOf(application),
      filter: application.version === 1 ? `${application.topic}/#` : application.topic,
      protocolVersion: 4,
      qos: 1,
      clean: false,
      ca: certificates.authority,
      certificate: identity.certificate,
      key: identity.key,
    },
  };
}

/** Starts the broker of an application, and the line on which its vehicles reach it. */
async function openSquad(
  application: Application,
  vehicles: Vehicle[],
  certificates: Certificates,
  onSubscribed: (squad: Squad) => void,
  log: Logger,
) {
  const broker = await startBroker({
    certificates,
    topic: application.topic,
    customer: customerOf(application),
    feeder: feederOf(application),
    onSubscribed: () => onSubscribed(squad),
    onDropped: () => log.debug({ application: application.id }, 'the demo broker dropped a message'),
  });
  const clientId = feederOf(application);
  const { authority } = certificates;
  const identity = identityOf(certificates, clientId);
  const feeder = await openFeeder({ url: broker.url, clientId, authority, identity, log });
  const squad: Squad = { application, vehicles, hasRoom: feeder.hasRoom, publish: feeder.publish };
  const stop = async () => {
    await feeder.stop();
    await broker.stop();
  };
  return { squad, stop, upstream: upstreamOf(application, broker.url, certificates) };
}

/**
 * Starts a fleet that lives on this machine: its vehicles publish through brokers with the vendor's rules, over TLS, and
 * reach Motorcade as anybody's do. They begin to speak when they are first listened to. Half of them, every other one,
 * speaks MQTT V1, the rest V2.
 */
export async function startDemo({ dataDir, vehicles: count, clock, seed = 1, log }: DemoSettings): Promise<Demo> {
  const ids = applications.flatMap((application) => [customerOf(application), feederOf(application)]);
  const certificates = await openCertificates(join(dataDir, 'demo'), ids, clock());
  const vehicles = Array.from({ length: count }, (_, index) => makeVehicle(seed, index));
  const begin = (squad: Squad) => fleet.begin(squad);
  const opened = await Promise.all(
    applications.map((application, place) => {
      const own = vehicles.filter(({ index }) => index % applications.length === place);
      return openSquad(application, own, certificates, begin, log);
    }),
  );
  const fleet = createFleet(
    opened.map(({ squad }) => squad),
    epochBefore(clock()),
    clock,
  );
  fleet.start();
  return {
    upstreams: opened.map(({ upstream }) => upstream),
    vehicles: vehicles.map(({ vin, name, model }) => ({
      vin,
      name,
      model: `${makers[model.maker].name} ${model.name}`,
    })),
    stop: async () => {
      fleet.stop();
      await Promise.all(opened.map(({ stop }) => stop()));
    },
  };
}
