import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MqttClient } from 'mqtt';
import type { Browser } from 'playwright-core';
import { stringify } from 'yaml';
import { type Look, openBrowser, type Visitor, visit, wide } from './browser';
import { becomeAdministrator } from './first-visit';
import { startMosquitto } from './mosquitto';
import { leaveSession, openPublisher } from './publisher';
import { startServer, temporaryFolder } from './server';

/** Two upstreams over a mosquitto, the built server that listens to them, and an administrator's browser before it. */
export type Stage = {
  address: string;
  /** Publishes to both upstreams. */
  publisher: MqttClient;
  /** Port of the broker, for a proxy to stand before. */
  brokerPort: number;
  /** Opens a page with the administrator signed in. */
  open: (look?: Look) => Promise<Visitor>;
  close: () => Promise<void>;
};

type StageOptions = {
  /** Where the server reaches the broker of the FoxTrackr upstream, given the broker's own port. */
  foxtrackrPort?: (brokerPort: number) => Promise<number>;
  /** More entries of the upstreams file. */
  more?: readonly object[];
};

const session = { foxtrackr: 'id-stage-01', highMobility: 'stage-certificate' };
const filter = { foxtrackr: 'foxtrackr/#', highMobility: 'live/level13/stage/#' };

/** Topic of a High Mobility message of the stage. */
export const highMobilityTopic = (vin: string): string => `live/level13/stage/${vin}/diagnostics/get/odometer`;

/** Sets up a stage. The broker keeps what is published for both upstreams from the beginning. */
export async function openStage({ foxtrackrPort, more = [] }: StageOptions = {}): Promise<Stage> {
  const [folder, mosquitto] = await Promise.all([temporaryFolder(), startMosquitto()]);
  const port = foxtrackrPort === undefined ? mosquitto.port : await foxtrackrPort(mosquitto.port);
  const foxtrackr = {
    ...{ id: 'trackers', kind: 'foxtrackr', url: `mqtt://127.0.0.1:${port}`, topic: filter.foxtrackr },
    ...{ clientId: session.foxtrackr, testClientId: 'id-stage-02' },
    ...{ username: 'somebody', password: { env: 'STAGE_PASSWORD' } },
  };
  const highMobility = {
    ...{ id: 'cars', kind: 'high-mobility', url: mosquitto.url, topic: filter.highMobility },
    clientId: session.highMobility,
  };
  const upstreamsFile = join(folder.path, 'upstreams.yaml');
  await writeFile(upstreamsFile, stringify({ upstreams: [foxtrackr, highMobility, ...more] }));
  await leaveSession(mosquitto.url, session.foxtrackr, filter.foxtrackr, 4);
  await leaveSession(mosquitto.url, session.highMobility, filter.highMobility);
  const [server, browser, publisher]: [Awaited<ReturnType<typeof startServer>>, Browser, MqttClient] =
    await Promise.all([
      startServer({ DATA_DIR: folder.path, UPSTREAMS_FILE: upstreamsFile, STAGE_PASSWORD: 'nobody asks' }),
      openBrowser(),
      openPublisher(mosquitto.url),
    ]);
  if (server.link === null) throw new Error('the server gave no link to its first administrator');
  const cookie = await becomeAdministrator(server.address, server.link);
  return {
    address: server.address,
    publisher,
    brokerPort: mosquitto.port,
    open: (look = { ...wide, colorScheme: 'dark' }) => visit(browser, server.address, look, cookie.split('; ')),
    close: async () => {
      await browser.close();
      await publisher.endAsync(true);
      await server.stop();
      await mosquitto.stop();
      await folder.remove();
    },
  };
}
