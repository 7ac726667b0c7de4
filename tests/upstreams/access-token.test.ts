import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAccessToken } from '../../server/upstreams/access-token';
import { requestAccessToken } from '../../server/upstreams/token-endpoint';
import { freePort } from '../support/free-port';
import { startTokenEndpoint, type TokenEndpoint } from '../support/token-endpoint';

const now = Date.UTC(2026, 0, 1);
const clock = () => now;
const clientSecret = 'very-secret-indeed';

const jwtOf = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;

describe('a token endpoint', () => {
  let endpoint: TokenEndpoint;
  beforeEach(async () => {
    endpoint = await startTokenEndpoint();
  });
  afterEach(() => endpoint.stop());

  const ask = (more: object = {}) =>
    requestAccessToken(
      { endpoint: endpoint.url, clientId: 'motorcade', clientSecret, secretIn: 'body', ...more },
      clock,
    );

  async function complaint(more: object = {}): Promise<string> {
    const error = await ask(more).catch((cause: unknown) => cause);
    if (!(error instanceof Error)) throw new Error('expected a rejection');
    expect(`${error.message} ${String(error.cause)}`).not.toContain(clientSecret);
    return error.message.replace(/127\.0\.0\.1:\d+/, 'HOST');
  }

  it('is asked with client credentials, anew each time', async () => {
    expect(await ask()).toEqual({ token: 'token-1', expiresAt: now + 300_000 });
    expect(await ask({ scope: 'openid drogue', audience: 'drogue' })).toEqual({
      token: 'token-2',
      expiresAt: now + 300_000,
    });
    expect(Object.fromEntries(endpoint.requests[1]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: 'motorcade',
      client_secret: clientSecret,
      scope: 'openid drogue',
      audience: 'drogue',
    });
  });

  it('gets the secret in a header where it wants that', async () => {
    await ask({ secretIn: 'header' });
    const { form, headers } = endpoint.requests[0] ?? { form: new URLSearchParams(), headers: {} };
    expect(form.has('client_secret')).toBe(false);
    expect(Buffer.from(headers.authorization?.split(' ')[1] ?? '', 'base64').toString()).toBe(
      `motorcade:${encodeURIComponent(clientSecret).replaceAll('-', '%2D')}`,
    );
  });

  it('may leave the expiry to the token', async () => {
    const token = jwtOf({ exp: now / 1_000 + 60 });
    endpoint.answer(200, JSON.stringify({ access_token: token, token_type: 'bearer' }));
    expect(await ask()).toEqual({ token, expiresAt: now + 60_000 });
    endpoint.answer(200, JSON.stringify({ access_token: 'opaque', token_type: 'bearer' }));
    expect(await ask()).toEqual({ token: 'opaque', expiresAt: undefined });
  });

  it.each<[number, string, Record<string, string>, string]>([
    [401, '{"error":"invalid_client"}', {}, 'refused us: invalid_client, client id or client secret is wrong'],
    [
      401,
      '{"error":"invalid_client"}',
      { 'www-authenticate': 'Basic realm="x"' },
      'refused us (HTTP 401): client id or client secret is wrong',
    ],
    [
      400,
      '{"error":"unauthorized_client","error_description":"SECRET"}',
      {},
      'refused us: unauthorized_client, this client may not use client credentials',
    ],
    [400, '{"error":"Strange \\n words"}', {}, 'refused us: an error'],
    [503, 'busy', { 'content-type': 'text/plain' }, 'answered HTTP 503'],
    [302, '', { location: '/login' }, 'answered HTTP 302'],
    [200, '<html>', { 'content-type': 'text/html' }, 'answered with something other than a token'],
    [200, '{"access_token":""}', {}, 'answered with something other than a token'],
    [200, '{"token_type":"bearer"}', {}, 'answered with something other than a token'],
    [200, '{"acce', {}, 'answered with something other than a token'],
  ])('that answers %i %j says so in words', async (status, body, headers, words) => {
    endpoint.answer(status, body, headers);
    expect(await complaint()).toBe(`the token endpoint HOST ${words}`);
  });

  it('that is away says so in words', async () => {
    const away = `http://127.0.0.1:${await freePort()}/token`;
    expect(await complaint({ endpoint: away })).toBe(
      'the token endpoint HOST cannot be reached: nothing accepts connections at this address (ECONNREFUSED)',
    );
    expect(await complaint({ endpoint: endpoint.url.replace('http:', 'https:') })).toMatch(
      /^the token endpoint HOST cannot be reached: /,
    );
  });
});

describe('a token file', () => {
  const read = (text: string) => readAccessToken(text, '/run/token', clock);

  it('holds a token, white space around it', () => {
    expect(read(' abc\n')).toEqual({ token: 'abc', expiresAt: undefined });
    const token = jwtOf({ exp: now / 1_000 + 60, sub: 'x' });
    expect(read(`${token}\n`)).toEqual({ token, expiresAt: now + 60_000 });
  });

  it.each(['a.b.c', jwtOf({ exp: 'soon' }), jwtOf({}), `e30.${Buffer.from('null').toString('base64url')}.x`, '..'])(
    'may tell no expiry: %s',
    (token) => {
      expect(read(token)).toEqual({ token, expiresAt: undefined });
    },
  );

  it('whose token has ended is told before a broker calls it a wrong password', () => {
    const token = jwtOf({ exp: now / 1_000 - 1 });
    expect(() => read(token)).toThrow('the access token in /run/token ended at 2025-12-31T23:59:59.000Z: renew it');
  });

  it.each(['', '\n', 'two words'])('with %j in it is refused', (text) => {
    expect(() => read(text)).toThrow('the file /run/token: expected an access token and nothing else');
  });
});
