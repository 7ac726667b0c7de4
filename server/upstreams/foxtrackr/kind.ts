import { z } from 'zod';
import type { RefusalHints } from '../../transports/mqtt/mqtt-settings';
import { mqttUrl, mqttVersion, pemFile, protocolOf, secret } from '../entry';
import type { UpstreamKind } from '../kind';
import { decodeFoxtrackr } from './decode';

const clientId = z.string().regex(/^id-.+-[^-]+$/, {
  error: 'expected id-<given>-<nn>: the id that FoxTrackr gave you and a number of your own, as in id-acme-01',
});

const entry = z.strictObject({
  url: mqttUrl.describe('mqtts://mqtt.foxtrackr.com:8883 for TLS, mqtt://mqtt.foxtrackr.com:1883 without.'),
  clientId: clientId.describe('id-<given>-<nn>: the id FoxTrackr gave you, and a number for each client of yours.'),
  testClientId: clientId
    .describe('A second client id of yours, which a connection test may use while the first is connected.')
    .optional(),
  topic: z
    .string()
    .min(1)
    .default('foxtrackr/#')
    .describe('The topic filter: foxtrackr/<device or group>/V3.0/<type>.'),
  username: z.string().min(1).describe('The user name FoxTrackr gave you.'),
  password: secret,
  qos: z
    .union([z.literal(1), z.literal(2)], { error: 'expected 1 or 2' })
    .default(1)
    .describe(
      'Quality of service to subscribe with. 1 loses nothing and is cheaper; a repetition counts once either way.',
    ),
  mqtt: mqttVersion.default('3.1.1'),
  ca: pemFile("the authority of the broker, where it is none of the system's").optional(),
});
type Entry = z.infer<typeof entry>;

/** How the broker is known to be FoxTrackr's. */
function trustRule(url: string, ca: string | undefined): string {
  if (!url.startsWith('mqtts:'))
    return 'The connection is not encrypted: passwords and messages can be read on their way. Port 8883 offers TLS.';
  return ca === undefined
    ? "The broker's certificate is checked against the system's authorities: the one in FoxTrackr's documents ended in 2021."
    : "The broker's certificate is checked against the authority of your own file.";
}

const login = 'FoxTrackr has a user name and a password for each customer; the id in the client id is neither of them.';
const rights = 'FoxTrackr gives each user rights to certain topics: the filter may name more than yours.';
const refusalHints: RefusalHints = {
  signIn: {
    133: 'FoxTrackr lets in client ids of the form id-<given>-<nn> only, with the id it gave you.',
    134: login,
    // Many brokers, Mosquitto among them, say this of a wrong password.
    135: `The user name or the password is wrong, most likely. ${login}`,
  },
  // MQTT 3.1.1 has one code for every refused subscription, 128 (§3.9.3).
  subscribe: { 128: rights, 135: rights },
};

/** FoxTrackr trackers over MQTT (dev.foxtrackr.com). */
export const foxtrackr: UpstreamKind<Entry> = {
  kind: 'foxtrackr',
  label: 'FoxTrackr',
  hasDevices: true,
  entry,
  decoder: () => decodeFoxtrackr,
  connections: ({ url, clientId, testClientId, topic, username, password, qos, mqtt, ca }, read) => {
    const trust = async () => (ca === undefined ? {} : { ca: await read({ file: ca }) });
    return [
      {
        transport: 'mqtt',
        settings: {
          url,
          clientId,
          filter: topic,
          protocolVersion: protocolOf(mqtt),
          qos,
          clean: false,
          credentials: async () => ({ username, password: await read(password), ...(await trust()) }),
          signsInAs: username,
          trust,
          refusalHints,
          ...(testClientId === undefined ? {} : { testAs: { clientId: testClientId, filter: topic } }),
        },
      },
    ];
  },
  commands: { whyNot: 'its documents describe no commands' },
  rules: ({ url, ca, qos }) => [
    'The client id is id-<given>-<nn>, as FoxTrackr gave it; each further client needs a number of its own.',
    'The session stays while we are away (clean session false): FoxTrackr keeps what we miss for 7 days, then drops it.',
    qos === 1
      ? 'Subscribed with quality of service 1, where FoxTrackr suggests 2: a message is acknowledged when it is stored, and a repetition counts once.'
      : 'Subscribed with quality of service 2, as FoxTrackr suggests: a message is confirmed when it is stored.',
    'A message may come on the topic of its device and on those of its groups: it counts once.',
    'Trackers are known by device ids, which are mapped to VINs on the page of devices.',
    trustRule(url, ca),
    'FoxTrackr describes no commands.',
  ],
};
