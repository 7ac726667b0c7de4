import { join } from 'node:path';
import { startBroker } from '../broker';
import { identityOf } from '../certificates';
import { certificateDoor } from '../doors';
import { openFeeder } from '../feeder';
import type { Application } from '../messages/encode';
import { highMobilityVoice } from '../voices/high-mobility';
import { joinLine, type Line, type LineSettings, standing } from './line';

/** The two applications, one for each version of the vendor's MQTT; ids are of the vendor's form and nobody's. */
export const applications = [
  { version: 1, id: '5D3E0A6C4B1F92E7A80C41D6', topic: 'live/level13/5D3E0A6C4B1F92E7A80C41D6' },
  {
    version: 2,
    id: '0d3e0f1e-5eed-4b7a-9c2d-1f2e3d4c5b6a',
    topic: 'live/level13/0d3e0f1e-5eed-4b7a-9c2d-1f2e3d4c5b6a',
  },
] as const satisfies readonly Application[];

/** The client id of the application's customer, which is also the certificate's. */
export const customerOf = ({ version }: Application): string => `demo-v${version}-customer`;
/** The client id of its vehicles, likewise. */
export const feederOf = ({ version }: Application): string => `demo-v${version}-vehicles`;

/** Everybody who needs a certificate. */
export const certificateIds = applications.flatMap((application) => [customerOf(application), feederOf(application)]);

/** Opens the line of one application, over TLS with client certificates. */
export async function openHighMobilityLine(application: Application, settings: LineSettings): Promise<Line> {
  const { certificates, folder, vehicles, outside, onSubscribed, log } = settings;
  const { topic, version } = application;
  const [customer, clientId] = [customerOf(application), feederOf(application)];
  const startOwn = () =>
    startBroker({
      certificates,
      door: certificateDoor(customer, clientId),
      topic,
      customer,
      filters: [topic, `${topic}/#`],
      feeder: clientId,
      onSubscribed: () => onSubscribed(line.squad),
      onDropped: () => log.debug({ application: application.id }, 'the demo broker dropped a message'),
    });
  const broker = outside === undefined ? await startOwn() : standing({ url: outside });
  const { certificate, key } = identityOf(certificates, clientId);
  const credentials = { ca: certificates.authority, cert: certificate, key };
  const feeder = await openFeeder({ url: broker.url, clientId, credentials, log });
  const entry = {
    id: `demo-high-mobility-v${version}`,
    kind: 'high-mobility',
    url: broker.url,
    clientId: customer,
    topic: version === 1 ? `${topic}/#` : topic,
    mqtt: '3.1.1',
    ca: join(folder, 'authority-certificate.pem'),
    certificate: join(folder, `${customer}-certificate.pem`),
    key: join(folder, `${customer}-key.pem`),
  };
  const squad = { vehicles, ...highMobilityVoice(application) };
  const line = joinLine(squad, feeder, broker, { entry, isHeardOf: outside === undefined });
  return line;
}
