import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type DrogueBroker, startDrogueBroker } from '../support/drogue-broker';
import { application, clientSecret, drogueUpstream } from '../support/drogue-upstream';
import { heldUnderTest } from '../support/held-upstreams';
import { startTokenEndpoint } from '../support/token-endpoint';

const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function broker(
  options: Omit<Parameters<typeof startDrogueBroker>[0], 'application'> = {},
): Promise<DrogueBroker> {
  const started = await startDrogueBroker({ application, ...options });
  ends.push(started.stop);
  return started;
}

function started(url: string, more: object) {
  const under = heldUnderTest({ upstream: drogueUpstream(url, more) });
  ends.push(under.held.stop);
  under.held.start();
  return under;
}

async function tokenEndpoint() {
  const endpoint = await startTokenEndpoint();
  ends.push(endpoint.stop);
  const credentials = { tokenEndpoint: endpoint.url, clientId: 'oauth-client', clientSecret: { env: 'SECRET' } };
  return { endpoint, credentials };
}

const reconnect = { timeout: 30_000, interval: 5 };

describe('signing in to Drogue IoT', () => {
  test.each(['5', '3.1.1'])('with user name and API key, over MQTT %s', async (mqtt) => {
    const { url, logins } = await broker({ login: { username: 'somebody', password: clientSecret } });
    const { reaches } = started(url, { mqtt, credentials: { username: 'somebody', apiKey: { env: 'KEY' } } });
    await reaches('live');
    expect(logins).toEqual([{ clientId: 'motorcade', username: 'somebody', password: clientSecret }]);
  });

  test.each(['5', '3.1.1'])('anonymously, over MQTT %s', async (mqtt) => {
    const { url, logins } = await broker();
    await started(url, { mqtt }).reaches('live');
    expect(logins).toEqual([{ clientId: 'motorcade', username: undefined, password: undefined }]);
  });

  test.each(['5', '3.1.1'])('a refusal over MQTT %s is explained beyond its words', async (mqtt) => {
    const { url } = await broker({ login: { username: 'somebody', password: 'another' } });
    const { reaches } = started(url, { mqtt, credentials: { username: 'somebody', apiKey: { env: 'KEY' } } });
    const { error } = await reaches('waiting');
    expect(error).toContain('user name or password is wrong. Drogue says this of every sign-in that fails');
    expect(error).not.toContain(clientSecret);
  });

  test.each<['username' | 'password', '5' | '3.1.1']>([
    ['username', '5'],
    ['password', '5'],
    ['username', '3.1.1'],
  ])('with a token as %s over MQTT %s, a new one before each connection', async (tokenAs, mqtt) => {
    const { endpoint, credentials } = await tokenEndpoint();
    const seen = new Set<string>();
    // A token is good once here: whoever comes with an old one is refused.
    const { url, logins, resetAll } = await broker({
      welcomes: (login) => {
        const token = login[tokenAs] ?? '';
        const isNew = token.startsWith('token-') && !seen.has(token);
        seen.add(token);
        return isNew;
      },
    });
    const before = Date.now();
    const { reaches, state } = started(url, { mqtt, credentials: { ...credentials, tokenAs } });
    await reaches('live');
    const [credential] = state().credentials;
    expect(credential?.name).toBe('access token');
    expect((credential?.expiresAt ?? 0) - before).toBeGreaterThanOrEqual(300_000);
    for (const count of [2, 3]) {
      resetAll();
      await vi.waitFor(() => expect(logins).toHaveLength(count), reconnect);
      await vi.waitFor(() => expect(state().phase).toBe('live'), reconnect);
    }
    expect(logins.map((login) => login[tokenAs])).toEqual(['token-1', 'token-2', 'token-3']);
    expect(logins.map((login) => login[tokenAs === 'username' ? 'password' : 'username'])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(endpoint.requests).toHaveLength(3);
    expect(endpoint.requests[0]?.form.get('client_secret')).toBe(clientSecret);
  });

  test('with the token of a file, which is read again before each connection', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'motorcade-token-'));
    ends.push(() => rm(folder, { recursive: true }));
    const tokenFile = join(folder, 'token');
    const { url, logins, resetAll } = await broker({ welcomes: ({ username }) => username !== undefined });
    const { reaches, state } = started(url, { credentials: { tokenFile } });
    // Whoever writes it may begin later than we do.
    await reaches('waiting');
    expect(state().error).toContain('token');
    await writeFile(tokenFile, 'first\n');
    await vi.waitFor(() => expect(state().phase).toBe('live'), reconnect);
    await writeFile(tokenFile, 'second\n');
    resetAll();
    await vi.waitFor(() => expect(logins.map(({ username }) => username)).toEqual(['first', 'second']), reconnect);
  });

  test('a token endpoint that refuses or is away is a card with words, and no connection is tried', async () => {
    const { endpoint, credentials } = await tokenEndpoint();
    endpoint.answer(401, '{"error":"invalid_client"}');
    const { url, logins } = await broker({ welcomes: () => true });
    const { reaches, state } = started(url, { credentials });
    const { error } = await reaches('waiting');
    expect(error).toMatch(/^the token endpoint \S+ refused us: invalid_client, client id or client secret is wrong$/);
    expect(error).not.toContain(clientSecret);
    await endpoint.stop();
    await vi.waitFor(() => expect(state().error).toContain('nothing accepts connections at this address'), reconnect);
    expect(logins).toEqual([]);
  });

  test('a connection test blames the sign-in for a token that cannot be had, and not TLS', async () => {
    const { endpoint, credentials } = await tokenEndpoint();
    endpoint.answer(401, '{"error":"invalid_client"}');
    const { url } = await broker({ welcomes: () => true });
    const { held } = started(url, { credentials });
    const [{ id } = { id: '' }] = held.states();
    held.startTest(id);
    await vi.waitFor(() => expect(held.testOf(id)?.endedAt).not.toBeNull(), reconnect);
    expect(held.testOf(id)?.steps).toMatchObject([
      { name: 'dns', state: 'passed' },
      { name: 'tcp', state: 'passed' },
      { name: 'tls', state: 'not-used' },
      { name: 'sign-in', state: 'failed', detail: expect.stringContaining('refused us: invalid_client') },
      { name: 'subscribe', state: 'skipped' },
      { name: 'first-message', state: 'skipped' },
    ]);
  });

  test('several connections fetch a token each', async () => {
    const { endpoint, credentials } = await tokenEndpoint();
    const { url, logins } = await broker({ welcomes: ({ username }) => username !== undefined });
    const { reaches } = started(url, { credentials, group: 'motorcade', connections: 3 });
    await reaches('live');
    await vi.waitFor(() => expect(logins).toHaveLength(3), reconnect);
    expect(logins.map(({ clientId }) => clientId).sort()).toEqual(['motorcade-1', 'motorcade-2', 'motorcade-3']);
    expect(new Set(logins.map(({ username }) => username)).size).toBe(3);
    expect(endpoint.requests).toHaveLength(3);
  });
});
