import {
  allowInsecureRequests,
  ClientError,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  clientCredentialsGrant,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import { type AccessToken, expiryOf } from './access-token';
import { isPlainObject } from './plain-object';

/** Where and as whom a token is asked for (RFC 6749 §4.4, client credentials). */
export type TokenRequest = {
  endpoint: string;
  clientId: string;
  clientSecret: string;
  scope?: string;
  audience?: string;
  /** How the client proves who it is: in the body of the request or in its header (RFC 6749 §2.3.1). */
  secretIn: 'body' | 'header';
};

const answerWithinSeconds = 15;

/** Error codes of a token endpoint (RFC 6749 §5.2) and what they mean to the person who has to mend it. */
const refusals: Readonly<Record<string, string>> = {
  invalid_client: 'client id or client secret is wrong',
  unauthorized_client: 'this client may not use client credentials',
  invalid_scope: 'it does not know the scope asked for, or this client may not have it',
  invalid_request: 'it expects something else in the request',
  unsupported_grant_type: 'it does not offer client credentials',
  access_denied: 'it denies access to this client',
};

const networkWords: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name cannot be found in DNS',
  EAI_AGAIN: 'the name service does not answer',
  ECONNREFUSED: 'nothing accepts connections at this address',
  ECONNRESET: 'the connection was cut',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  UND_ERR_SOCKET: 'the connection was cut',
};

function codeIn(error: unknown): string {
  // fetch's own error says "fetch failed"; what failed is its cause.
  const cause = error instanceof Error ? error.cause : undefined;
  return isPlainObject(cause) && typeof cause.code === 'string' ? cause.code : '';
}

/** Why there is no token, in words of ours alone: what the endpoint or the library says may quote what was sent. */
function whyNot(error: unknown): string {
  if (error instanceof ResponseBodyError) {
    const code = /^[a-z_]{1,40}$/.test(error.error) ? error.error : 'an error';
    return `refused us: ${code}${refusals[code] === undefined ? '' : `, ${refusals[code]}`}`;
  }
  if (error instanceof WWWAuthenticateChallengeError)
    return `refused us (HTTP ${error.status}): client id or client secret is wrong`;
  if (error instanceof ClientError && error.code === 'OAUTH_TIMEOUT')
    return `did not answer within ${answerWithinSeconds} seconds`;
  if (error instanceof ClientError && error.code === 'OAUTH_RESPONSE_IS_NOT_CONFORM')
    return `answered HTTP ${error.cause instanceof Response ? error.cause.status : 'with an unexpected status'}`;
  if (error instanceof ClientError) return 'answered with something other than a token';
  const code = codeIn(error);
  return `cannot be reached: ${networkWords[code] ?? 'the connection failed'}${code === '' ? '' : ` (${code})`}`;
}

/** Keycloak's token endpoints name their issuer; an ID token it may send along is checked against that. */
const issuerOf = (endpoint: string): string => endpoint.replace(/\/protocol\/openid-connect\/token\/?$/, '');

/**
 * Asks a token endpoint for an access token, once.
 * @throws Error with a sentence that names the endpoint's host and never a secret or token
 */
export async function requestAccessToken(request: TokenRequest, clock: () => number): Promise<AccessToken> {
  const { endpoint, clientId, clientSecret, scope, audience, secretIn } = request;
  const prove = secretIn === 'header' ? ClientSecretBasic(clientSecret) : ClientSecretPost(clientSecret);
  const server = { issuer: issuerOf(endpoint), token_endpoint: endpoint };
  const configuration = new Configuration(server, clientId, undefined, prove);
  configuration.timeout = answerWithinSeconds;
  // Whoever writes http:// means it: within one cluster there may be no TLS.
  if (endpoint.startsWith('http://')) allowInsecureRequests(configuration);
  const askedAt = clock();
  try {
    const answer = await clientCredentialsGrant(configuration, {
      ...(scope === undefined ? {} : { scope }),
      ...(audience === undefined ? {} : { audience }),
    });
    const { access_token: token, expires_in: seconds } = answer;
    return { token, expiresAt: seconds === undefined ? expiryOf(token) : askedAt + seconds * 1_000 };
  } catch (error) {
    throw new Error(`the token endpoint ${new URL(endpoint).host} ${whyNot(error)}`);
  }
}
