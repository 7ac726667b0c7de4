import { z } from 'zod';
import { mqttUrl, mqttVersion, pemFile, protocolOf, whenSound } from '../entry';
import type { UpstreamKind } from '../kind';
import { decodeHighMobility } from './decode';

const entry = z
  .strictObject({
    url: mqttUrl,
    clientId: z.string().min(1).describe("The client certificate's id, verbatim from the console."),
    topic: z.string().min(1).describe('The one topic filter, verbatim from the console or snippet.txt.'),
    mqtt: mqttVersion.default('5'),
    ca: pemFile('the authority of the broker').optional(),
    certificate: pemFile('the client certificate').optional(),
    key: pemFile("the client certificate's private key").optional(),
  })
  .refine(({ url, certificate }) => certificate === undefined || !url.startsWith('mqtt:'), {
    path: ['url'],
    error: 'expected mqtts://, as only TLS shows a client certificate',
    when: whenSound('certificate', 'url'),
  })
  .refine(({ certificate, key }) => certificate === undefined || key !== undefined, {
    path: ['certificate'],
    error: 'expected a key with it, found none',
    when: whenSound('certificate', 'key'),
  })
  .refine(({ certificate, key }) => key === undefined || certificate !== undefined, {
    path: ['key'],
    error: 'expected a certificate with it, found none',
    when: whenSound('certificate', 'key'),
  });
type Entry = z.infer<typeof entry>;

const belongTogether =
  'High Mobility knows a client by its certificate: the client id is that of the certificate, verbatim from the console.';

/** High Mobility Auto API over MQTT, V1 and V2 (docs.high-mobility.com, MQTT V1 and V2). */
export const highMobility: UpstreamKind<Entry> = {
  kind: 'high-mobility',
  label: 'High Mobility',
  hasDevices: false,
  entry,
  decoder: () => decodeHighMobility,
  connections: ({ url, clientId, topic, mqtt, ca, certificate, key }, read) => [
    {
      transport: 'mqtt',
      settings: {
        url,
        clientId,
        filter: topic,
        protocolVersion: protocolOf(mqtt),
        qos: 1,
        clean: false,
        refusalHints: { signIn: { 133: belongTogether, 134: belongTogether, 135: belongTogether } },
        credentials: async () => ({
          ...(ca === undefined ? {} : { ca: await read({ file: ca }) }),
          ...(certificate === undefined ? {} : { certificate: await read({ file: certificate }) }),
          ...(key === undefined ? {} : { key: await read({ file: key }) }),
        }),
      },
    },
  ],
  commands: { whyNot: 'it takes no commands over MQTT: its documents call `set` "currently not supported"' },
  rules: () => [
    'One topic filter for each client: the broker allows no second one, so a changed filter is given up first.',
    'One connection for each certificate: a second client with the same certificate ends the first.',
    'The session stays while we are away (clean session false), and the broker keeps what we miss.',
    'Messages come at least once, and in no certain order.',
    'Commands are not accepted: the vendor calls `set` "currently not supported".',
  ],
};
