import { pbkdf2Sync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Login } from '../doors';
import { applications, customerOf, feederOf } from '../lines/high-mobility-line';
import { type Logins, openLogins } from '../lines/logins';
import { drogueApplication } from '../voices/drogue-event';
import type { OutsidePlace } from './outside';

/** Rounds of a freshly hashed password in mosquitto 2 (mosquitto_passwd(1), `-I`). */
const rounds = 101;

/** A line of mosquitto's password file: PBKDF2 with SHA-512, which it calls 7. */
function passwordLine({ username, password }: Login): string {
  const salt = randomBytes(12);
  const hash = pbkdf2Sync(password, salt, rounds, 64, 'sha512');
  return `${username}:$7$${rounds}$${salt.toString('base64')}$${hash.toString('base64')}\n`;
}

/** Customers listen, vehicles speak; with commands it is the other way round, and nobody does more. */
const mayUse = (customer: string, vehicles: string, topic: string, commands?: string): string => {
  const [sends, hears] = commands === undefined ? ['', ''] : [`topic write ${commands}\n`, `topic read ${commands}\n`];
  return `user ${customer}\ntopic read ${topic}\n${sends}user ${vehicles}\ntopic write ${topic}\n${hears}`;
};

const loginFiles = (
  name: string,
  { customer, vehicles }: Logins,
  topic: string,
  commands?: string,
): Record<string, string> => ({
  [`mosquitto/${name}-passwords`]: passwordLine(customer) + passwordLine(vehicles),
  [`mosquitto/${name}-access`]: mayUse(customer.username, vehicles.username, topic, commands),
});

/**
 * Mosquitto's configuration with one TLS listener for each kind of credentials: client certificates as High Mobility
 * asks for, logins as FoxTrackr and Drogue do. Files by their path below the demo's folder.
 */
export function mosquittoFiles(folder: string, ports: OutsidePlace['ports']): Record<string, string> {
  const own = (name: string) => join(folder, 'mosquitto', name);
  const secured = [`certfile ${join(folder, 'server-certificate.pem')}`, `keyfile ${join(folder, 'server-key.pem')}`];
  const loginListener = (port: number, name: string) => [
    `listener ${port}`,
    ...secured,
    'allow_anonymous false',
    `password_file ${own(`${name}-passwords`)}`,
    `acl_file ${own(`${name}-access`)}`,
  ];
  const lines = [
    'per_listener_settings true',
    'persistence true',
    `persistence_location ${own('')}/`,
    'max_queued_messages 20000',
    'log_dest stderr',
    `listener ${ports.certificates}`,
    ...secured,
    `cafile ${join(folder, 'authority-certificate.pem')}`,
    'require_certificate true',
    'use_identity_as_username true',
    `acl_file ${own('certificates-access')}`,
    ...loginListener(ports.foxtrackr, 'foxtrackr'),
    ...loginListener(ports.drogue, 'drogue'),
  ];
  return {
    'mosquitto/mosquitto.conf': `${lines.join('\n')}\n`,
    'mosquitto/certificates-access': applications
      .map((application) => mayUse(customerOf(application), feederOf(application), `${application.topic}/#`))
      .join(''),
    ...loginFiles('foxtrackr', openLogins(folder, 'foxtrackr'), 'foxtrackr/#'),
    // No Drogue puts commands into an inbox here: the vehicles hear them as they were published.
    ...loginFiles(
      'drogue',
      openLogins(folder, 'drogue'),
      `app/${drogueApplication}`,
      `command/${drogueApplication}/+/+`,
    ),
  };
}
