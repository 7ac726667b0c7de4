import { join } from 'node:path';
import { readOrMakeSecret } from '../../secret-file';
import { startBroker } from '../broker';
import { loginDoor } from '../doors';
import { openFeeder } from '../feeder';
import type { Squad } from '../fleet';
import { type FittedDevice, joinLine, type Line, type LineSettings } from './line';

/** What tells one line with logins from another. */
export type LoginLine = {
  /** Begins the names of its upstream, users and files. */
  name: string;
  customer: string;
  topic: string;
  filter: string;
  isClean: boolean;
  voice: Pick<Squad, 'eagerRate' | 'makeReporter'>;
  devices: Omit<FittedDevice, 'upstream'>[];
  /** The upstream's entry but for its id, with the address and the login. */
  entryOf: (login: { url: string; ca: string; username: string; passwordFile: string }) => {
    kind: string;
  } & Record<string, unknown>;
};

/** Opens a line over TLS whose customer and vehicles sign in with user name and password. */
export async function openLoginLine(own: LoginLine, settings: LineSettings): Promise<Line> {
  const { certificates, folder, vehicles, onSubscribed, log } = settings;
  const { name, customer, topic } = own;
  const passwordFile = join(folder, `${name}-password`);
  const login = { username: `${name}-customer`, password: readOrMakeSecret(passwordFile) };
  const clientId = `${name}-vehicles`;
  const feederLogin = { username: clientId, password: readOrMakeSecret(join(folder, `${name}-vehicles-password`)) };
  const broker = await startBroker({
    certificates,
    door: loginDoor(
      new Map([
        [customer, login],
        [clientId, feederLogin],
      ]),
      customer,
      own.isClean,
    ),
    topic,
    customer,
    filters: [own.filter],
    feeder: clientId,
    onSubscribed: () => onSubscribed(line.squad),
    onDropped: () => log.debug({ line: name }, 'the demo broker dropped a message'),
  });
  const credentials = { ca: certificates.authority, ...feederLogin };
  const feeder = await openFeeder({ url: broker.url, clientId, credentials, log });
  const id = `demo-${name}`;
  const ca = join(folder, 'authority-certificate.pem');
  const entry = { id, ...own.entryOf({ url: broker.url, ca, username: login.username, passwordFile }) };
  const devices = own.devices.map((device) => ({ upstream: id, ...device }));
  const line = joinLine({ vehicles, ...own.voice }, feeder, broker, entry, devices);
  return line;
}
