import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MqttClient } from 'mqtt';
import type { Browser } from 'playwright-core';
import { stringify } from 'yaml';
import type { Role } from '../../server/contract/roles';
import { type Look, openBrowser, type Visitor, visit, wide } from './browser';
import { becomeAdministrator, letIn } from './first-visit';
import { startMosquitto } from './mosquitto';
import { leaveSession, openPublisher } from './publisher';
import { startServer, temporaryFolder } from './server';

/** Three upstreams over a mosquitto, the built server that listens to them, and browsers before it. */
export type Stage = {
  address: string;
  /** Publishes to all upstreams. */
  publisher: MqttClient;
  /** Port of the broker, for a proxy to stand before. */
  brokerPort: number;
  /** Opens a page with the administrator signed in, or another person of that role. */
  open: (look?: Look, role?: Role) => Promise<Visitor>;
  close: () => Promise<void>;
};

type StageOptions = {
  /** Where the server reaches the broker of the FoxTrackr upstream, given the broker's own port. */
  foxtrackrPort?: (brokerPort: number) => Promise<number>;
  /** More entries of the upstreams file, given where the broker is. */
  moreUpstreams?: (brokerUrl: string) => object[];
  /** More settings of the server. */
  settings?: Record<string, string>;
};

const trackers = { clientId: 'id-stage-01', topic: 'foxtrackr/#' };
/** High Mobility's applications, one an upstream: what two of them tell of one vehicle is told by two sources. */
const applications = ['cars', 'leasing'] as const;
const clientIdOf = (application: string) => `${application}-certificate`;
const filterOf = (application: string) => `live/level13/${application}/#`;

/** Topic of an odometer message of High Mobility. */
export const highMobilityTopic = (application: (typeof applications)[number], vin: string): string =>
  `live/level13/${application}/${vin}/diagnostics/get/odometer`;

/** Sets up a stage. The broker keeps what is published for the upstreams from the beginning. */
export async function openStage({
  foxtrackrPort,
  moreUpstreams = () => [],
  settings = {},
}: StageOptions = {}): Promise<Stage> {
  const [folder, mosquitto] = await Promise.all([temporaryFolder(), startMosquitto()]);
  const port = foxtrackrPort === undefined ? mosquitto.port : await foxtrackrPort(mosquitto.port);
  const upstreams = [
    {
      ...{ id: 'trackers', kind: 'foxtrackr', url: `mqtt://127.0.0.1:${port}`, topic: trackers.topic },
      ...{ clientId: trackers.clientId, testClientId: 'id-stage-02' },
      ...{ username: 'somebody', password: { env: 'STAGE_PASSWORD' } },
    },
    ...applications.map((application) => ({
      ...{ id: application, kind: 'high-mobility', url: mosquitto.url, topic: filterOf(application) },
      clientId: clientIdOf(application),
    })),
    ...moreUpstreams(mosquitto.url),
  ];
  const upstreamsFile = join(folder.path, 'upstreams.yaml');
  await writeFile(upstreamsFile, stringify({ upstreams }));
  await leaveSession(mosquitto.url, trackers.clientId, trackers.topic, 4);
  for (const application of applications)
    await leaveSession(mosquitto.url, clientIdOf(application), filterOf(application));
  const [server, browser, publisher]: [Awaited<ReturnType<typeof startServer>>, Browser, MqttClient] =
    await Promise.all([
      startServer({ DATA_DIR: folder.path, UPSTREAMS_FILE: upstreamsFile, STAGE_PASSWORD: 'nobody asks', ...settings }),
      openBrowser(),
      openPublisher(mosquitto.url),
    ]);
  if (server.link === null) throw new Error('the server gave no link to its first administrator');
  const cookie = await becomeAdministrator(server.address, server.link);
  return {
    address: server.address,
    publisher,
    brokerPort: mosquitto.port,
    open: async (look = { ...wide, colorScheme: 'dark' }, role = 'admin') => {
      const theirs = role === 'admin' ? cookie : await letIn(server.address, cookie, role);
      return visit(browser, server.address, look, theirs.split('; '));
    },
    close: async () => {
      await browser.close();
      await publisher.endAsync(true);
      await server.stop();
      await mosquitto.stop();
      await folder.remove();
    },
  };
}
