import { z } from 'zod';
import type { MqttCredentials } from '../../transports/mqtt/mqtt-settings';
import type { CommandCarrier, CommandPath } from '../command-carrier';
import { protocolOf } from '../entry';
import type { ReadSecret } from '../kind';
import { isPlainObject } from '../plain-object';
import { type Credentials, credentials, signerOf, signInWith } from './credentials';
import { publishHints, refusalHints } from './rules';

/** Drogue's own limit of a packet, topic and payload together (mqtt-common/src/server.rs, DEFAULT_MAX_SIZE). */
const usualPacketBytes = 16 * 1024;
/** What MQTT itself allows in a packet (§2.1.4), and in a topic (§1.5.4). */
const greatestPacketBytes = 268_435_455;
const greatestTopicBytes = 65_535;

const section = z.strictObject({
  clientId: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe("What the client id begins with; without it, the entry's client id and -commands."),
  credentials: credentials.optional().describe('Who sends, where that is not who listens.'),
  maxPacketBytes: z
    .int()
    .min(256)
    .max(greatestPacketBytes)
    .default(usualPacketBytes)
    .describe('Greatest packet that the deployment takes.'),
});

/** How to send commands, or false not to. */
export const commands = z
  .union([z.literal(false), section], {
    error: ({ input }) =>
      isPlainObject(input) ? undefined : 'expected false, or { clientId, credentials, maxPacketBytes }',
  })
  .default({ maxPacketBytes: usualPacketBytes })
  .describe('How to send commands: nothing need be said. false: none are sent.');

/** What of an entry says how commands go. */
type Settings = {
  url: string;
  application: string;
  clientId: string;
  mqtt: '5' | '3.1.1';
  credentials?: Credentials;
  commands: z.infer<typeof commands>;
};

/** What MQTT keeps for itself in a topic, and controls, for which a broker may hang up (§1.5.4, §4.7). */
const isSegment = (text: string): boolean => /^[^/+#\p{Cc}\p{Surrogate}]+$/u.test(text);

/** Exactly four segments (mqtt-integration, service/session.rs): what has a slash in it would be another address. */
const topicIn =
  (application: string): CommandCarrier['topicOf'] =>
  (device, name) => {
    if (!isSegment(device))
      return {
        problem: `Drogue takes no commands for the device "${device}": its name has /, + or # in it, or is empty`,
      };
    if (!isSegment(name)) return { problem: `Drogue takes no command with the name "${name}"` };
    const topic = `command/${application}/${device}/${name}`;
    return Buffer.byteLength(topic) <= greatestTopicBytes
      ? { topic }
      : { problem: `the topic takes more than ${greatestTopicBytes} bytes` };
  };

/**
 * How commands go by an entry.
 * @param trust reads what TLS needs
 */
export function commandPathOf(
  { url, application, clientId, mqtt, credentials: listener, commands: own }: Settings,
  read: ReadSecret,
  trust: () => Promise<Pick<MqttCredentials, 'ca'>>,
): CommandPath {
  if (own === false) return { whyNot: 'the upstreams file says that this upstream sends no commands' };
  const login = own.credentials ?? listener;
  return {
    publisher: {
      url,
      clientId: own.clientId ?? `${clientId}-commands`,
      protocolVersion: protocolOf(mqtt),
      credentials: async () => ({
        ...(await trust()),
        ...(login === undefined ? {} : await signInWith(login, read, Date.now)),
      }),
      ...(login === undefined ? {} : signerOf(login)),
      refusalHints: { signIn: refusalHints(login === undefined).signIn ?? {}, publish: publishHints },
    },
    topicOf: topicIn(application),
    maxPacketBytes: own.maxPacketBytes,
  };
}
