import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommandCarrier, type CommandPath, packetProblem } from '../../../server/upstreams/command-carrier';
import { drogue } from '../../../server/upstreams/drogue/kind';
import { registered, type SecretReference } from '../../../server/upstreams/kind';

const plain = { url: 'mqtts://mqtt.drogue.example.com:8883', application: 'fleet', clientId: 'motorcade' };
const listener = { username: 'ada', apiKey: { env: 'LISTENER_KEY' } };
const read = async (reference: SecretReference) =>
  'env' in reference ? `env ${reference.env}` : `file ${reference.file}`;

const pathOf = (more: object = {}): CommandPath =>
  registered(drogue).settle('drogue', { ...plain, ...more }, read).commands;

function carrierOf(more: object = {}): CommandCarrier {
  const path = pathOf(more);
  if ('whyNot' in path) throw new Error(path.whyNot);
  return path;
}

function complaintsOf(more: object): string[] {
  const parsed = drogue.entry.safeParse({ ...plain, ...more });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('the way of commands to Drogue', () => {
  it('needs nothing said: who listens also sends, under a name of its own', async () => {
    const { publisher, maxPacketBytes } = carrierOf({ credentials: listener, ca: 'ca.pem' });
    expect(publisher).toMatchObject({
      ...{ url: plain.url, clientId: 'motorcade-commands', protocolVersion: 5, signsInAs: 'ada' },
    });
    expect(await publisher.credentials?.()).toEqual({
      ...{ ca: 'file ca.pem', username: 'ada', password: 'env LISTENER_KEY' },
    });
    expect(maxPacketBytes).toBe(16_384);
  });

  it('may have a client id, credentials and a limit of its own', async () => {
    const sender = { username: 'grace', apiKey: { env: 'SENDER_KEY' } };
    const commands = { clientId: 'remote', credentials: sender, maxPacketBytes: 65_536 };
    const { publisher, maxPacketBytes } = carrierOf({ credentials: listener, commands });
    expect(publisher).toMatchObject({ clientId: 'remote', signsInAs: 'grace' });
    expect(await publisher.credentials?.()).toEqual({ username: 'grace', password: 'env SENDER_KEY' });
    expect(maxPacketBytes).toBe(65_536);
  });

  it('fetches a token anew for each connection', async () => {
    const tokens = ['first', 'second'];
    const settings = { ...plain, credentials: { tokenFile: 'token' } };
    const path = registered(drogue).settle('drogue', settings, async () => tokens.shift() ?? '').commands;
    if ('whyNot' in path) throw new Error(path.whyNot);
    expect(path.publisher).not.toHaveProperty('signsInAs');
    expect(await path.publisher.credentials?.()).toEqual({ username: 'first' });
    expect(await path.publisher.credentials?.()).toEqual({ username: 'second' });
  });

  it('may be anonymous, and says so where it is refused', async () => {
    const { publisher } = carrierOf();
    expect(await publisher.credentials?.()).toEqual({});
    expect(publisher.refusalHints.signIn[134]).toMatch(/^It signs in as nobody/);
  });

  it('speaks the version of MQTT that the entry says', () => {
    expect(carrierOf({ mqtt: '3.1.1' }).publisher.protocolVersion).toBe(4);
  });

  it('explains the reasons by which Drogue refuses a command', () => {
    const { publish } = carrierOf().publisher.refusalHints;
    expect(Object.keys(publish)).toEqual(['128', '131', '135']);
    expect(publish[135]).toMatch(/right to write.*no such application or device/);
  });

  it('is closed where the entry says so', () => {
    expect(pathOf({ commands: false })).toEqual({
      whyNot: 'the upstreams file says that this upstream sends no commands',
    });
  });

  it.each([
    [{ commands: true }, 'commands: expected false, or { clientId, credentials, maxPacketBytes }'],
    [{ commands: null }, 'commands: expected false, or { clientId, credentials, maxPacketBytes }'],
    [{ commands: { maxPacketBytes: 10 } }, 'commands'],
    [{ commands: { group: 'x' } }, 'commands'],
    [
      { commands: { credentials: { tokenFile: 'x', tokenAs: 'password' } }, mqtt: '3.1.1' },
      'commands.credentials.tokenAs: a password without a user name needs mqtt: "5"; expected username',
    ],
  ])('is refused in words where it cannot be: %j', (more, words) => {
    expect(complaintsOf(more).join('\n')).toContain(words);
  });
});

describe('the topic of a command', () => {
  const { topicOf } = carrierOf();

  it('has exactly four segments', () => {
    expect(topicOf('van 7', 'port:1')).toEqual({ topic: 'command/fleet/van 7/port:1' });
  });

  it.each(['', 'a/b', '+', '#', 'a\0', 'a\n', '\ud800'])('is none for a device or a name like %j', (text) => {
    expect(topicOf(text, 'lock')).toHaveProperty('problem');
    expect(topicOf('van', text)).toHaveProperty('problem');
  });

  it('is none that is longer than MQTT allows', () => {
    expect(topicOf('ü'.repeat(32_760), 'lock')).toEqual({ problem: 'the topic takes more than 65535 bytes' });
  });

  it('leads to that device and that command, whatever they are called, or nowhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (device, name) => {
        const way = topicOf(device, name);
        if ('topic' in way) expect(way.topic.split('/')).toEqual(['command', 'fleet', device, name]);
        else expect(way.problem).not.toBe('');
      }),
    );
  });
});

describe('the size of a command', () => {
  it('counts bytes, topic and payload together, up to the limit of the upstream', () => {
    const limit = { maxPacketBytes: 100 };
    // 15 bytes besides: MQTT 5 §3.3, with a message expiry interval.
    expect(packetProblem(limit, 'command/a/b/c', 'x'.repeat(72), null)).toBeNull();
    expect(packetProblem(limit, 'command/a/b/c', 'x'.repeat(72), 99)).toContain('takes 99 at most');
    expect(packetProblem(limit, 'command/a/b/c', 'ü'.repeat(37), null)).toBe(
      'the command takes 102 bytes with its topic, and the upstream takes 100 at most',
    );
  });
});
