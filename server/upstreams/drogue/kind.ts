import { z } from 'zod';
import { mqttUrl, mqttVersion, pemFile, protocolOf, whenSound } from '../entry';
import type { ReadSecret, UpstreamKind } from '../kind';
import { commandPathOf, commands } from './commands';
import { type Credentials, credentials, signerOf, signInWith } from './credentials';
import { makeDecoder } from './decode';
import { signalMapping } from './mapping';
import { refusalHints, rules } from './rules';

/** A segment of a topic filter. */
const segment = z.string().regex(/^[^/+#\0]+$/, 'expected a name without /, + and #');

/** A token sent as a password, with no user name beside it (MQTT 5, §3.1.2.9: 3.1.1 does not allow it). */
const isPasswordAlone = (login: Credentials | undefined): boolean =>
  login !== undefined && 'tokenAs' in login && login.tokenAs === 'password';

const entry = z
  .strictObject({
    url: mqttUrl,
    ca: pemFile('the authority of the broker; the system decides whom to trust without it').optional(),
    mqtt: mqttVersion.default('5'),
    application: segment.describe('Name of the Drogue application.'),
    clientId: z
      .string()
      .min(1)
      .describe('A name of your own, which stays: Drogue remembers by it what was acknowledged.'),
    group: segment.optional().describe('Share group: each event goes to one connection of the group.'),
    connections: z
      .int()
      .min(1)
      .max(64)
      .default(1)
      .describe('How many connections to hold; more than one need a group.'),
    contentMode: z
      .enum(['structured', 'binary'])
      .default('structured')
      .describe('How events are packed: as JSON, or (over MQTT 5) with their attributes as user properties.'),
    credentials: credentials.optional(),
    signals: signalMapping.default({}),
    commands,
  })
  .refine(({ connections, group }) => connections === 1 || group !== undefined, {
    path: ['connections'],
    error: 'several connections need a group: without one each of them gets every event',
    when: whenSound('connections', 'group'),
  })
  .refine(({ contentMode, mqtt }) => contentMode === 'structured' || mqtt === '5', {
    path: ['contentMode'],
    error: 'binary needs mqtt: "5", as it uses user properties',
    when: whenSound('contentMode', 'mqtt'),
  })
  .refine(({ credentials: login, mqtt }) => mqtt === '5' || !isPasswordAlone(login), {
    path: ['credentials', 'tokenAs'],
    error: 'a password without a user name needs mqtt: "5"; expected username',
    when: whenSound('credentials', 'mqtt'),
  })
  .refine(({ commands: own, mqtt }) => mqtt === '5' || own === false || !isPasswordAlone(own.credentials), {
    path: ['commands', 'credentials', 'tokenAs'],
    error: 'a password without a user name needs mqtt: "5"; expected username',
    when: whenSound('commands', 'mqtt'),
  });
type Entry = z.infer<typeof entry>;

/** Reads the broker's authority. */
const trustOf =
  ({ ca }: Entry, read: ReadSecret) =>
  async () =>
    ca === undefined ? {} : { ca: await read({ file: ca }) };

/** Drogue IoT over its MQTT integration (drogue-cloud, mqtt-integration). */
export const drogue: UpstreamKind<Entry> = {
  kind: 'drogue',
  label: 'Drogue IoT',
  hasDevices: true,
  entry,
  decoder: (settings) => makeDecoder(settings?.signals ?? {}),
  connections: (settings, read) => {
    const { application, clientId, group, connections, contentMode } = settings;
    const filter = `app/${application}`;
    const trust = trustOf(settings, read);
    return Array.from({ length: connections }, (_, index) => ({
      transport: 'mqtt',
      settings: {
        url: settings.url,
        clientId: connections === 1 ? clientId : `${clientId}-${index + 1}`,
        filter: group === undefined ? filter : `$share/${group}/${filter}`,
        protocolVersion: protocolOf(settings.mqtt),
        qos: 1,
        clean: true,
        credentials: async () => ({
          ...(await trust()),
          ...(settings.credentials === undefined ? {} : await signInWith(settings.credentials, read, Date.now)),
        }),
        ...(settings.credentials === undefined ? {} : signerOf(settings.credentials)),
        trust,
        ...(contentMode === 'binary' ? { subscribeProperties: { 'content-mode': 'binary' } } : {}),
        refusalHints: refusalHints(settings.credentials === undefined),
        // An id and no group of its own: Drogue keeps a place for it that is nobody else's, so nothing is taken away.
        testAs: { clientId: `${clientId}-test`, filter },
      },
    }));
  },
  commands: (settings, read) => commandPathOf(settings, read, trustOf(settings, read)),
  rules: () => [...rules],
};
