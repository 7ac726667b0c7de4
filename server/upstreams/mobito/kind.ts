import { z } from 'zod';
import { pemFile, secret } from '../entry';
import type { UpstreamKind } from '../kind';
import { createMobitoDecoder } from './decode';

const brokerError = { error: 'expected host:port, as in kafka.example.com:9093' };
const portOf = (broker: string): number => Number(broker.slice(broker.lastIndexOf(':') + 1));
const broker = z
  .string()
  .regex(/^(?:\[[\da-f:]+\]|[^\s:/@]+):\d{1,5}$/i, { ...brokerError, abort: true })
  .refine((text) => portOf(text) > 0 && portOf(text) <= 65_535, brokerError);

const entry = z.strictObject({
  brokers: z.array(broker).min(1).describe('Addresses to begin with, each host:port; the cluster tells the others.'),
  clientId: z.string().min(1).default('motorcade').describe("What the broker's logs call us."),
  groupId: z
    .string()
    .min(1)
    .describe('The consumer group. MOBITO may allow certain names only; processes of one group share the work.'),
  topic: z.string().min(1).describe('Your topic, verbatim: MOBITO gives one for production and one for the rest.'),
  fromBeginning: z
    .boolean()
    .default(true)
    .describe(
      'Where a group that has never read begins: with the oldest record kept (true), or with the next to come.',
    ),
  tls: z.boolean().default(true).describe('Whether the connection is encrypted.'),
  ca: pemFile("the authority of the brokers, where it is none of the system's").optional(),
  credentials: z
    .strictObject({
      mechanism: z
        .enum(['plain', 'scram-sha-256', 'scram-sha-512'])
        .describe('How to sign in (SASL), as MOBITO told you: its documents do not say.'),
      username: z.string().min(1).describe('The user name MOBITO gave you.'),
      password: secret,
    })
    .optional()
    .describe('How to sign in. Without it nobody does.'),
  distances: z
    .enum(['km', 'display'])
    .optional()
    .describe(
      'Unit of distances where a vehicle displays other units than km: km, or what it displays. Without it they are not taken.',
    ),
});
type Entry = z.infer<typeof entry>;

/** MOBITO Connected Fleet's push delivery over Kafka (docs.connected-fleet-qa.mobito.io, Push API). */
export const mobito: UpstreamKind<Entry> = {
  kind: 'mobito',
  label: 'MOBITO',
  hasDevices: false,
  entry,
  decoder: (settings) => createMobitoDecoder(settings?.distances),
  connections: ({ brokers, clientId, groupId, topic, fromBeginning, tls, ca, credentials }, read) => [
    {
      transport: 'kafka',
      settings: {
        brokers,
        clientId,
        groupId,
        topic,
        fromBeginning,
        isSecure: tls,
        ca: ca === undefined ? null : () => read({ file: ca }),
        credentials:
          credentials === undefined
            ? null
            : async () => ({
                mechanism: credentials.mechanism,
                username: credentials.username,
                password: await read(credentials.password),
              }),
      },
    },
  ],
  commands: { whyNot: 'it takes no commands: its topic can only be read' },
  rules: ({ fromBeginning, tls, distances }) => [
    'The topic is yours alone and can only be read: MOBITO takes no commands.',
    'Messages have no time of their own: the time of their Kafka record stands for when the vehicle was asked.',
    'A field that is missing, or says -NA-, leaves its value as it was: whether messages are complete is not documented.',
    'An offset is committed after the messages before it are stored, so they come at least once; a repetition counts once.',
    fromBeginning
      ? 'A group that has never read begins with the oldest record kept.'
      : 'A group that has never read begins with the next record: what is older is not read.',
    'The broker may allow certain names of groups only: a refused group is a matter for MOBITO.',
    distanceRule(distances),
    ...(tls ? [] : ['The connection is not encrypted: passwords and messages can be read on their way.']),
  ],
};

function distanceRule(distances: Entry['distances']): string {
  if (distances === 'km') return 'Distances are kilometers, whatever the vehicle displays.';
  if (distances === 'display') return 'Distances are in the unit the vehicle displays.';
  return 'Where a vehicle displays other units than km its distances are not taken: whether they are km is not documented.';
}
