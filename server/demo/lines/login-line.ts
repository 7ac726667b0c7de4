import { join } from 'node:path';
import { startBroker } from '../broker';
import { loginDoor } from '../doors';
import { openFeeder } from '../feeder';
import type { Voice } from '../voices/voice';
import type { LineCommands } from './drogue-commands';
import { type FittedDevice, joinLine, type Line, type LineSettings, standing } from './line';
import { openLogins } from './logins';

/** What tells one line with logins from another. */
type LoginLine = {
  /** Begins the names of its upstream, users and files. */
  name: string;
  customer: string;
  /** Client id of connection tests: both systems allow a second one. */
  tester: string;
  topic: string;
  filter: string;
  isClean: boolean;
  voice: Voice;
  /** Where it takes commands. */
  commands?: LineCommands;
  devices: Omit<FittedDevice, 'upstream'>[];
  /** The upstream's entry but for its id, with the address and the login. */
  entryOf: (login: { url: string; ca: string; username: string; passwordFile: string }) => {
    kind: string;
  } & Record<string, unknown>;
};

/** Opens a line over TLS whose customer and vehicles sign in with user name and password. */
export async function openLoginLine(own: LoginLine, settings: LineSettings): Promise<Line> {
  const { certificates, folder, vehicles, outside, onSubscribed, onCommand, log } = settings;
  const { name, customer, tester, topic, commands } = own;
  const logins = openLogins(folder, name);
  const clientId = logins.vehicles.username;
  const known = new Map([
    [customer, logins.customer],
    [tester, logins.customer],
    [clientId, logins.vehicles],
  ]);
  const isSender = (id: string): boolean => commands !== undefined && id.startsWith(commands.sender);
  const startOwn = () =>
    startBroker({
      certificates,
      door: loginDoor((id) => known.get(id) ?? (isSender(id) ? logins.customer : undefined), customer, own.isClean),
      topic,
      customer,
      tester,
      filters: [own.filter],
      feeder: clientId,
      commands,
      onSubscribed: () => onSubscribed(line.squad),
      onDropped: () => log.debug({ line: name }, 'the demo broker dropped a message'),
    });
  const broker = outside === undefined ? await startOwn() : standing({ url: outside });
  const credentials = { ca: certificates.authority, ...logins.vehicles };
  const heard = commands && {
    filter: outside === undefined ? commands.inbox : commands.passed,
    onCommand: (to: string, payload: string) => {
      const address = commands.addressOf(to);
      if (address !== null) onCommand(line.squad, address.vehicle, { name: address.name, payload });
    },
  };
  const feeder = await openFeeder({ url: broker.url, clientId, credentials, commands: heard, log });
  const id = `demo-${name}`;
  const ca = join(folder, 'authority-certificate.pem');
  const { customer: login, passwordFile } = logins;
  const entry = { id, ...own.entryOf({ url: broker.url, ca, username: login.username, passwordFile }) };
  const devices = own.devices.map((device) => ({ upstream: id, ...device }));
  const squad = { vehicles, ...own.voice };
  const line = joinLine(squad, feeder, broker, { entry, devices, isHeardOf: outside === undefined });
  return line;
}
