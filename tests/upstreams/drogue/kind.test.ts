import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decoderOf } from '../../../server/upstreams';
import { drogue } from '../../../server/upstreams/drogue/kind';
import type { SecretReference } from '../../../server/upstreams/kind';
import { eventOf, messageOf, values } from './fixtures';

const plain = { url: 'mqtts://mqtt.drogue.example.com:8883', application: 'fleet', clientId: 'motorcade' };
const read = async (reference: SecretReference) =>
  'env' in reference ? `env ${reference.env}` : `file ${reference.file}`;

function settingsOf(more: object = {}) {
  return drogue.connections(drogue.entry.parse({ ...plain, ...more }), read).map((connection) => {
    if (connection.transport !== 'mqtt') throw new Error('expected a connection over MQTT');
    return connection.settings;
  });
}

const credentialsOf = (more: object) => settingsOf(more)[0]?.credentials?.();

function complaintsOf(more: object): string[] {
  const parsed = drogue.entry.safeParse({ ...plain, ...more });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('an entry', () => {
  it('needs an address, an application and a client id', async () => {
    const nothing = { credentials: undefined, trust: undefined, refusalHints: { signIn: {}, subscribe: {} } };
    const [{ credentials, trust, refusalHints, ...settings } = nothing, ...more] = settingsOf();
    expect(more).toEqual([]);
    expect(settings).toEqual({
      url: plain.url,
      clientId: 'motorcade',
      filter: 'app/fleet',
      protocolVersion: 5,
      qos: 1,
      clean: true,
      testAs: { clientId: 'motorcade-test', filter: 'app/fleet' },
    });
    expect(Object.entries(refusalHints?.signIn ?? {})).toEqual([
      ['134', expect.stringMatching(/^It signs in as nobody: .*\. Drogue says this of every sign-in/)],
      ['135', expect.stringMatching(/^It signs in as nobody/)],
    ]);
    expect(Object.keys(refusalHints?.subscribe ?? {})).toEqual(['128', '135', '143', '162']);
    expect(await credentials?.()).toEqual({});
    expect(await trust?.()).toEqual({});
  });

  it('may ask for several connections of one share group, each with an id that stays', () => {
    const settings = settingsOf({ group: 'motorcade', connections: 3 });
    expect(settings.map(({ clientId }) => clientId)).toEqual(['motorcade-1', 'motorcade-2', 'motorcade-3']);
    expect(new Set(settings.map(({ filter }) => filter))).toEqual(new Set(['$share/motorcade/app/fleet']));
    // A test of the connection takes no event away from the group.
    expect(settings[0]?.testAs).toEqual({ clientId: 'motorcade-test', filter: 'app/fleet' });
  });

  it('may ask for binary content mode and for MQTT 3.1.1', () => {
    expect(settingsOf({ contentMode: 'binary' })[0]?.subscribeProperties).toEqual({ 'content-mode': 'binary' });
    expect(settingsOf({ contentMode: 'structured' })[0]).not.toHaveProperty('subscribeProperties');
    expect(settingsOf({ mqtt: '3.1.1' })[0]?.protocolVersion).toBe(4);
  });

  it('tells who signs in, which a token does not say', () => {
    const signerOf = (credentials: object) => settingsOf({ credentials })[0]?.signsInAs;
    expect(signerOf({ username: 'somebody', apiKey: { env: 'DROGUE_KEY' } })).toBe('somebody');
    const client = {
      tokenEndpoint: 'https://sso.example.com/token',
      clientId: 'fleet',
      clientSecret: { env: 'SECRET' },
    };
    expect(signerOf(client)).toBe('fleet');
    expect(signerOf({ tokenFile: 'token' })).toBeUndefined();
  });

  it('signs in with a user and an API key, or a token that is read each time', async () => {
    const apiKey = { username: 'somebody', apiKey: { env: 'DROGUE_KEY' } };
    expect(await credentialsOf({ credentials: apiKey, ca: 'ca.pem' })).toEqual({
      ca: 'file ca.pem',
      username: 'somebody',
      password: 'env DROGUE_KEY',
    });
    const tokens = ['first', 'second'];
    const [connection] = drogue.connections(
      drogue.entry.parse({ ...plain, credentials: { tokenFile: 'token', tokenAs: 'password' } }),
      async () => tokens.shift() ?? '',
    );
    if (connection?.transport !== 'mqtt') throw new Error('expected a connection over MQTT');
    expect(await connection.settings.credentials?.()).toEqual({ password: 'first' });
    expect(await connection.settings.credentials?.()).toEqual({ password: 'second' });
    await expect(connection.settings.credentials?.()).rejects.toThrow('the file token: expected an access token');
  });

  it.each([
    [{ application: 'a/b' }, 'application: expected a name without /, + and #'],
    [{ application: '#' }, 'application: expected a name without /, + and #'],
    [{ group: 'a/b' }, 'group: expected a name without /, + and #'],
    [{ connections: 2 }, 'connections: several connections need a group: without one each of them gets every event'],
    [{ contentMode: 'binary', mqtt: '3.1.1' }, 'contentMode: binary needs mqtt: "5", as it uses user properties'],
    [
      { credentials: { tokenFile: 'x', tokenAs: 'password' }, mqtt: '3.1.1' },
      'credentials.tokenAs: a password without a user name needs mqtt: "5"; expected username',
    ],
    [{ url: 'https://example.com' }, 'url: expected an address like mqtts://broker.example.com:8883'],
    [{ topic: 'app/fleet' }, 'Unrecognized key: "topic"'],
    [{ credentials: {} }, 'credentials: expected { username, apiKey }'],
    [{ signals: { a: 'odometr' } }, 'signals.a'],
  ])('is refused in words: %j', (more, words) => {
    expect(complaintsOf(more).join('\n')).toContain(words);
  });

  it('has a schema for editors that describes each of its settings', () => {
    const { properties = {} } = z.toJSONSchema(drogue.entry, { io: 'input' });
    for (const name of ['application', 'clientId', 'group', 'connections', 'contentMode', 'signals'])
      expect(properties[name], name).toHaveProperty('description');
  });
});

describe('the kind', () => {
  it('tells its rules in sentences', () => {
    const rules = drogue.rules(drogue.entry.parse(plain));
    for (const rule of rules) expect(rule).toMatch(/^[A-Z].*\.$/);
    expect(rules.join(' ')).toMatch(/wildcards.*clean session.*QoS 2.*share group/);
  });

  it('decodes by the mapping of its entry, and by usual names when its upstream is gone', () => {
    const message = messageOf(eventOf({ odometer: 1, a: 2 }));
    const mapped = drogue.decoder(drogue.entry.parse({ ...plain, signals: { a: 'odometer' } }));
    expect(values(mapped(message))).toContainEqual(['odometer', 2]);
    const orphaned = decoderOf('drogue')?.(message);
    expect(orphaned && values(orphaned)).toContainEqual(['odometer', 1]);
  });
});
