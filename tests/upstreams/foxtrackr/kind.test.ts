import { describe, expect, it } from 'vitest';
import { foxtrackr } from '../../../server/upstreams/foxtrackr/kind';
import type { SecretReference } from '../../../server/upstreams/kind';

const plain = {
  url: 'mqtts://mqtt.foxtrackr.com:8883',
  clientId: 'id-acme-01',
  username: 'acme',
  password: { env: 'FOXTRACKR_PASSWORD' },
};
const read = async (reference: SecretReference) => `read ${JSON.stringify(reference)}`;

function settingsOf(more: object = {}) {
  const [connection] = foxtrackr.connections(foxtrackr.entry.parse({ ...plain, ...more }), read);
  if (connection?.transport !== 'mqtt') throw new Error('expected a connection over MQTT');
  return connection.settings;
}

function complaintsOf(more: object): string[] {
  const parsed = foxtrackr.entry.safeParse({ ...plain, ...more });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('an entry', () => {
  it('needs an address, a client id and a login', async () => {
    const { credentials, trust, refusalHints, ...settings } = settingsOf();
    expect(settings).toEqual({
      url: 'mqtts://mqtt.foxtrackr.com:8883',
      clientId: 'id-acme-01',
      filter: 'foxtrackr/#',
      protocolVersion: 4,
      qos: 1,
      clean: false,
      signsInAs: 'acme',
    });
    expect(Object.keys(refusalHints?.signIn ?? {})).toEqual(['133', '134', '135']);
    expect(refusalHints?.signIn?.[135]).toMatch(/^The user name or the password is wrong/);
    expect(refusalHints?.subscribe?.[135]).toContain('rights to certain topics');
    expect(refusalHints?.subscribe?.[128]).toBe(refusalHints?.subscribe?.[135]);
    expect(await credentials?.()).toEqual({ username: 'acme', password: 'read {"env":"FOXTRACKR_PASSWORD"}' });
    expect(await trust?.()).toEqual({});
  });

  it('may ask for quality of service 2, one group, another MQTT and an authority', async () => {
    const more = { qos: 2, topic: 'foxtrackr/vans/V3.0/bat', mqtt: '5', ca: '/etc/ca.pem', testClientId: 'id-acme-02' };
    const settings = settingsOf({ ...more, url: 'mqtt://mqtt.foxtrackr.com:1883' });
    expect(settings).toMatchObject({ filter: 'foxtrackr/vans/V3.0/bat', protocolVersion: 5, qos: 2, clean: false });
    expect(settings.testAs).toEqual({ clientId: 'id-acme-02', filter: 'foxtrackr/vans/V3.0/bat' });
    expect(await settings.credentials?.()).toMatchObject({ ca: 'read {"file":"/etc/ca.pem"}' });
    expect(await settings.trust?.()).toEqual({ ca: 'read {"file":"/etc/ca.pem"}' });
  });

  it.each([
    [{ clientId: 'acme-01' }, 'clientId: expected id-<given>-<nn>'],
    [{ clientId: 'id-01' }, 'clientId: expected id-<given>-<nn>'],
    [{ qos: 0 }, 'qos: expected 1 or 2'],
    [{ qos: '1' }, 'qos: expected 1 or 2'],
    [{ password: 'secret' }, 'password: expected { env: NAME } or { file: path }'],
    [{ url: 'https://mqtt.foxtrackr.com' }, 'url: expected an address like mqtts://'],
    [{ mqtt: 5 }, 'mqtt: expected "5" or "3.1.1", in quotes'],
  ])('%j is a mistake that says what was expected', (more, complaint) => {
    expect(complaintsOf(more)).toHaveLength(1);
    expect(complaintsOf(more)[0]).toContain(complaint);
  });

  it('takes the client id as it is', () => {
    for (const clientId of ['id-acme-01', 'id-ac-me-9', 'id-siege-a1b2c3'])
      expect(settingsOf({ clientId }).clientId).toBe(clientId);
  });
});

describe('the rules', () => {
  const rulesOf = (more: object) => foxtrackr.rules(foxtrackr.entry.parse({ ...plain, ...more })).join(' ');

  it('are sentences', () => {
    for (const rule of foxtrackr.rules(foxtrackr.entry.parse(plain))) expect(rule).toMatch(/^[A-Z].*\.$/);
  });

  it('say what the entry chose', () => {
    expect(rulesOf({})).toContain('quality of service 1, where FoxTrackr suggests 2');
    expect(rulesOf({ qos: 2 })).toContain('quality of service 2, as FoxTrackr suggests');
    expect(rulesOf({})).toContain("the system's authorities");
    expect(rulesOf({ ca: 'ca.pem' })).toContain('your own file');
    expect(rulesOf({ url: 'mqtt://mqtt.foxtrackr.com:1883' })).toContain('not encrypted');
  });
});
