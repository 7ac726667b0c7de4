import { describe, expect, it } from 'vitest';
import type { SecretReference } from '../../../server/upstreams/kind';
import { mobito } from '../../../server/upstreams/mobito/kind';

const plain = { brokers: ['kafka.example.com:9093'], groupId: 'acme', topic: 'acme.vehicles' };
const credentials = { mechanism: 'scram-sha-512', username: 'acme', password: { file: 'mobito-password' } };
const read = async (reference: SecretReference) => `read ${JSON.stringify(reference)}`;

function settingsOf(more: object = {}) {
  const [connection] = mobito.connections(mobito.entry.parse({ ...plain, ...more }), read);
  if (connection?.transport !== 'kafka') throw new Error('expected a connection over Kafka');
  return connection.settings;
}

function complaintsOf(more: object): string[] {
  const parsed = mobito.entry.safeParse({ ...plain, ...more });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('an entry', () => {
  it('needs brokers, a group and a topic; TLS and the oldest record are the beginning', () => {
    expect(settingsOf()).toEqual({
      ...plain,
      clientId: 'motorcade',
      fromBeginning: true,
      isSecure: true,
      ca: null,
      credentials: null,
    });
  });

  it('reads its secrets when they are asked for', async () => {
    const settings = settingsOf({ credentials, ca: 'ca.pem' });
    expect(await settings.ca?.()).toBe('read {"file":"ca.pem"}');
    expect(await settings.credentials?.()).toEqual({
      mechanism: 'scram-sha-512',
      username: 'acme',
      password: 'read {"file":"mobito-password"}',
    });
  });

  it.each(['plain', 'scram-sha-256', 'scram-sha-512'])('may sign in by %s', async (mechanism) => {
    const settings = settingsOf({ credentials: { ...credentials, mechanism } });
    expect(await settings.credentials?.()).toMatchObject({ mechanism });
  });

  it('may do without TLS and begin with what comes next', () => {
    expect(settingsOf({ tls: false, fromBeginning: false })).toMatchObject({ isSecure: false, fromBeginning: false });
  });

  it.each([
    [{ brokers: [] }, 'brokers: '],
    [{ brokers: ['kafka.example.com'] }, 'brokers.0: expected host:port, as in kafka.example.com:9093'],
    [{ brokers: ['kafka://kafka.example.com:9093'] }, 'brokers.0: expected host:port'],
    [{ topic: '' }, 'topic: '],
    [{ credentials: { ...credentials, mechanism: 'SCRAM' } }, 'credentials.mechanism: '],
    [{ credentials: { ...credentials, password: 'secret' } }, 'credentials.password: expected { env: NAME }'],
    [{ distances: 'miles' }, 'distances: '],
    [{ tsl: true }, 'tsl'],
  ])('%j is a mistake that says where', (more, complaint) => {
    expect(complaintsOf(more)).toHaveLength(1);
    expect(complaintsOf(more)[0]).toContain(complaint);
  });
});

describe('its decoder', () => {
  const message = {
    topic: 't',
    payload: Buffer.from('{"vin":"VIN","display_unit_distance":"mi","mileage":"1"}'),
    receivedAt: Date.UTC(2026, 0),
  };
  const odometerBy = (distances: object) =>
    mobito
      .decoder(mobito.entry.parse({ ...plain, ...distances }))(message)
      .readings.find(({ signal }) => signal === 'odometer')?.value;

  it('goes by what the entry says of distances', () => {
    expect(odometerBy({})).toBeUndefined();
    expect(odometerBy({ distances: 'km' })).toBe(1);
    expect(odometerBy({ distances: 'display' })).toBe(1.609344);
    expect(mobito.decoder()(message).refusals).toHaveLength(1);
  });
});

describe('the rules', () => {
  const rulesOf = (more: object) => mobito.rules(mobito.entry.parse({ ...plain, ...more }));

  it('are sentences', () => {
    for (const rule of rulesOf({})) expect(rule).toMatch(/^[A-Z].*\.$/);
  });

  it('say what the entry chose', () => {
    expect(rulesOf({}).join(' ')).toContain('oldest record kept');
    expect(rulesOf({ fromBeginning: false }).join(' ')).toContain('the next record');
    expect(rulesOf({ tls: false }).join(' ')).toContain('not encrypted');
    expect(rulesOf({}).join(' ')).not.toContain('not encrypted');
    expect(rulesOf({ distances: 'display' }).join(' ')).toContain('in the unit the vehicle displays');
  });
});
