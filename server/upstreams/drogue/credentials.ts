import { z } from 'zod';
import type { MqttCredentials } from '../../transports/mqtt/mqtt-settings';
import { type AccessToken, readAccessToken } from '../access-token';
import { secret } from '../entry';
import type { ReadSecret } from '../kind';
import { isPlainObject } from '../plain-object';
import { requestAccessToken } from '../token-endpoint';

const tokenAs = z
  .enum(['username', 'password'])
  .default('username')
  .describe('Where the token is put. As the password, alone, over MQTT 5 only.');

const apiKey = z.strictObject({
  username: z.string().min(1).describe('Name of the user the API key belongs to.'),
  apiKey: secret.describe('The API key, drg_…: { env: NAME } or { file: path }.'),
});

const tokenFile = z.strictObject({
  // Not looked for at start: whoever renews it may begin later than we do.
  tokenFile: z.string().min(1).describe('Path of a file with an access token, which somebody renews; read each time.'),
  tokenAs,
});

const tokenEndpoint = z.strictObject({
  tokenEndpoint: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).username === '', {
      error: 'expected an address like https://sso.example.com/realms/drogue/protocol/openid-connect/token',
    })
    .describe('Where an access token is asked for before each connection (OAuth 2.0 client credentials).'),
  clientId: z.string().min(1).describe('The OAuth client, not the MQTT client id.'),
  clientSecret: secret.describe("The OAuth client's secret: { env: NAME } or { file: path }."),
  secretIn: z.enum(['body', 'header']).default('body').describe('How the client sends its secret.'),
  scope: z.string().min(1).optional(),
  audience: z.string().min(1).optional(),
  tokenAs,
});

/** The ways to sign in; none of them is an anonymous connection. */
export const credentials = z.union([apiKey, tokenFile, tokenEndpoint], {
  // What is wrong within one of the forms is better told there.
  error: ({ input }) =>
    isPlainObject(input) && Object.keys(input).length > 0
      ? undefined
      : 'expected { username, apiKey }, { tokenFile }, or { tokenEndpoint, clientId, clientSecret }; leave it out to be anonymous',
});
export type Credentials = z.infer<typeof credentials>;

async function tokenOf(
  settings: Exclude<Credentials, { apiKey: unknown }>,
  read: ReadSecret,
  clock: () => number,
): Promise<AccessToken> {
  if ('tokenFile' in settings)
    return readAccessToken(await read({ file: settings.tokenFile }), settings.tokenFile, clock);
  const { tokenEndpoint: endpoint, clientId, secretIn, scope, audience } = settings;
  const clientSecret = await read(settings.clientSecret);
  return requestAccessToken({ endpoint, clientId, clientSecret, secretIn, scope, audience }, clock);
}

/** The user or OAuth client who signs in. Whose the token in a file is does not stand beside it. */
export function signerOf(settings: Credentials): { signsInAs?: string } {
  if ('apiKey' in settings) return { signsInAs: settings.username };
  return 'tokenFile' in settings ? {} : { signsInAs: settings.clientId };
}

/**
 * What one attempt signs in with. A token is fetched or read anew each time: Drogue looks at its expiry when a connection
 * begins, and never again (mqtt-integration, app.rs).
 * @throws Error with a sentence when it cannot be had
 */
export async function signInWith(
  settings: Credentials,
  read: ReadSecret,
  clock: () => number,
): Promise<MqttCredentials> {
  if ('apiKey' in settings) return { username: settings.username, password: await read(settings.apiKey) };
  const { token, expiresAt } = await tokenOf(settings, read, clock);
  return {
    ...(settings.tokenAs === 'username' ? { username: token } : { password: token }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}
