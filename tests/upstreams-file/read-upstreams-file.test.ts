import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { SettingsFileError } from '../../server/settings-file/settings-file-error';
import type { MqttSettings } from '../../server/transports/mqtt/mqtt-settings';
import type { UpstreamSettings } from '../../server/upstreams/kind';
import { readUpstreamsFile } from '../../server/upstreams-file/read-upstreams-file';

const folder = mkdtempSync(join(tmpdir(), 'motorcade-upstreams-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'upstreams.yaml');
writeFileSync(join(folder, 'client.pem'), 'PEM\n');

const read = (text: string, environment: Record<string, string> = {}): UpstreamSettings[] => {
  writeFileSync(path, text);
  return readUpstreamsFile(path, environment);
};

/** What is complained about, without the folder, which is another one at each run. */
const complaintsOf = (text: string, environment: Record<string, string> = {}): string[] => {
  try {
    read(text, environment);
  } catch (error) {
    if (error instanceof SettingsFileError) return error.complaints.map((line) => line.replaceAll(`${folder}/`, ''));
    throw error;
  }
  return [];
};

const mqttOf = (upstream: UpstreamSettings | undefined): MqttSettings => {
  const [connection] = upstream?.connections ?? [];
  if (connection?.transport !== 'mqtt') throw new Error('expected a connection over MQTT');
  return connection.settings;
};

const highMobility = `upstreams:
  - id: hm-live
    kind: high-mobility
    url: mqtts://mqtt-v2.example.com:8883
    clientId: 75374841-d7a5-4db7-b9b5-8a5f60eed79d
    topic: $share/group/live/level13/app
    certificate: client.pem
    key: client.pem
`;

describe('the upstreams file', () => {
  it('gives each upstream its id, kind and connections, verbatim', () => {
    const [upstream, ...others] = read(highMobility);
    expect(others).toEqual([]);
    expect(upstream).toMatchObject({ id: 'hm-live', kind: 'high-mobility', label: 'High Mobility' });
    expect(mqttOf(upstream)).toMatchObject({
      url: 'mqtts://mqtt-v2.example.com:8883',
      clientId: '75374841-d7a5-4db7-b9b5-8a5f60eed79d',
      filter: '$share/group/live/level13/app',
    });
  });

  it('finds relative files beside itself and reads them anew for each attempt', async () => {
    const { credentials } = mqttOf(read(highMobility)[0]);
    expect(await credentials?.()).toEqual({ certificate: 'PEM', key: 'PEM' });
    writeFileSync(join(folder, 'client.pem'), 'NEW\n');
    expect(await credentials?.()).toEqual({ certificate: 'NEW', key: 'NEW' });
  });

  it.each(['', '# nothing yet\n', 'upstreams:\n', 'upstreams: []\n'])('that says nothing (%j) means none', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('that is not there is said to be so', () => {
    expect(() => readUpstreamsFile(join(folder, 'nowhere.yaml'), {})).toThrow(
      'nowhere.yaml cannot be read: there is no such file',
    );
  });
});

describe('a mistake in the upstreams file', () => {
  it('is told with its line, its path and what was expected, all of them at once', () => {
    const text = `upstreams:
  - id: HM
    kind: high-mobility
    url: https://broker.example.com
    clientID: x
    topic: 7
    mqtt: 5
    ca: nowhere.pem

  - id: other
    kind: high-mobillity
    topic: 7
  - id: third
    kind: kafka
`;
    expect(complaintsOf(text)).toEqual([
      'upstreams.yaml:2: upstreams[0].id: expected small letters, digits, - and _ only, 63 at most',
      'upstreams.yaml:2: upstreams[0].clientId: is missing: expected text',
      expect.stringMatching(/^upstreams\.yaml:4: upstreams\[0\]\.url: expected an address like mqtts:/),
      'upstreams.yaml:5: upstreams[0].clientID: there is no such field here; did you mean "clientId"?',
      'upstreams.yaml:6: upstreams[0].topic: expected text, got a number (put it in quotes to make it text)',
      'upstreams.yaml:7: upstreams[0].mqtt: expected "5" or "3.1.1", in quotes',
      'upstreams.yaml:8: upstreams[0].ca: the file nowhere.pem cannot be read: there is no such file',
      'upstreams.yaml:10: upstreams[1].url: is missing: expected text',
      'upstreams.yaml:10: upstreams[1].clientId: is missing: expected text',
      'upstreams.yaml:11: upstreams[1].kind: expected one of high-mobility, foxtrackr, mobito, drogue, got "high-mobillity"; did you mean "high-mobility"?',
      'upstreams.yaml:12: upstreams[1].topic: expected text, got a number (put it in quotes to make it text)',
      'upstreams.yaml:14: upstreams[2].kind: expected one of high-mobility, foxtrackr, mobito, drogue, got "kafka"',
    ]);
  });

  it('may be a file that cannot be read', () => {
    expect(complaintsOf(highMobility.replace('client.pem', 'nowhere.pem'))).toEqual([
      'upstreams.yaml:7: upstreams[0].certificate: the file nowhere.pem cannot be read: there is no such file',
    ]);
  });

  it('may be an id that is there twice', () => {
    expect(complaintsOf(highMobility + highMobility.replace('upstreams:\n', ''))).toEqual([
      'upstreams.yaml:9: upstreams[1].id: expected another id: upstreams[0] is called so too',
    ]);
  });

  it('may be an unknown name at the top', () => {
    expect(complaintsOf('upstream:\n  - id: x\n')).toEqual([
      'upstreams.yaml:1: upstream: there is no such field here; did you mean "upstreams"?',
    ]);
  });

  it('between fields is told beside those of other fields, once the fields themselves can be read', () => {
    const entry = (mqtt: string) => `upstreams:
  - id: box
    kind: drogue
    url: nowhere
    aplication: fleet
    connections: 3
    contentMode: binary
    mqtt: ${mqtt}
    credentials: { tokenFile: nowhere.token, tokenAs: password }
`;
    const between = [
      'upstreams.yaml:6: upstreams[0].connections: several connections need a group: without one each of them gets every event',
      'upstreams.yaml:7: upstreams[0].contentMode: binary needs mqtt: "5", as it uses user properties',
      'upstreams.yaml:9: upstreams[0].credentials.tokenAs: a password without a user name needs mqtt: "5"; expected username',
    ];
    const told = complaintsOf(entry('"3.1.1"'));
    expect(told).toHaveLength(4 + between.length);
    expect(told).toEqual(expect.arrayContaining(between));
    const unsure = complaintsOf(entry('3.1'));
    expect(unsure).toContain('upstreams.yaml:8: upstreams[0].mqtt: expected "5" or "3.1.1", in quotes');
    expect(unsure.filter((line) => between.includes(line))).toEqual(between.slice(0, 1));
  });

  it.each([
    ['upstreams:\n\t- id: x\n', '2:1: expected spaces before the first word, got a tab'],
    [
      'upstreams:\n  - id: x\n   kind: y\n',
      '3:1: expected as many spaces before it as before the line above, or a dash where a new item begins',
    ],
    [
      'upstreams:\n  - id: x\n  kind: y\n',
      '3:1: expected as many spaces before it as before the other lines of its list or group',
    ],
    [
      'upstreams:\n  - id: x\n     kind: y\n',
      '2:9: expected one value: put a text with a colon in quotes; if the fault is in the next line, it has too many spaces before it',
    ],
    ['upstreams:\n  - id:x\n    kind: y\n', '2:5: expected a colon and a space between a name and its value'],
    ['upstreams:\n  - id: x\n    kind y\n', '3:5: expected a colon and a space between a name and its value'],
    [`upstreams:\n  - id: 'hunter2\n    kind: y\n`, '2:9: expected a closing quote for the one here'],
    ['upstreams:\n  - id: x\n    password: "hunter2\n', '3:15: expected a closing quote for the one here'],
    ['upstreams:\n  - id: {env: X\n    kind: y\n', '3:5: expected the closing } of what is open above'],
    ['upstreams:\n  - id: x\n    id: y\n', '3:5: expected each name once, but this one stands above already'],
    ['upstreams:\n  - id: @x\n', '2:9: expected quotes around a text that begins with @'],
    ['upstreams:\n  - id: "x" hunter2\n', '2:13: expected YAML; its parser says: Unexpected scalar at node end'],
  ])('may be what is not YAML, as %j, of which nothing is repeated', (text, fault) => {
    expect(complaintsOf(text)).toEqual([`upstreams.yaml:${fault}`]);
    expect(complaintsOf('upstreams: [a]]hunter2\n').join()).not.toContain('hunter2');
  });

  it('may be a second document, or aliases without an end', () => {
    expect(complaintsOf('upstreams: []\n---\nupstreams: []\n')).toEqual([
      'upstreams.yaml:2:1: expected one document, found another behind ---',
    ]);
    const nines = (name: string) => `[${Array.from({ length: 9 }, () => `*${name}`).join(', ')}]`;
    const bomb = `a: &a [x]\nb: &b ${nines('a')}\nc: &c ${nines('b')}\nd: &d ${nines('c')}\nupstreams: *d\n`;
    expect(complaintsOf(bomb)).toEqual([expect.stringMatching(/^upstreams\.yaml: Excessive alias count/)]);
  });

  it('may be a certificate without its key, or one that nobody would see', () => {
    expect(complaintsOf(highMobility.replace('    key: client.pem\n', '').replace('mqtts:', 'mqtt:'))).toEqual([
      'upstreams.yaml:4: upstreams[0].url: expected mqtts://, as only TLS shows a client certificate',
      'upstreams.yaml:7: upstreams[0].certificate: expected a key with it, found none',
    ]);
  });

  it.each([
    ['credentials: { username: ada }', 'credentials.apiKey: is missing: expected { env: NAME } or { file: path }'],
    [
      'credentials: { username: ada, apikey: { env: KEY } }',
      'credentials.apikey: there is no such field here; did you mean "apiKey"?',
    ],
    [
      'credentials: { username: ada, apiKey: hunter2 }',
      'credentials.apiKey: expected { env: NAME } or { file: path }: secrets do not belong in this file',
    ],
    [
      'credentials: token',
      'credentials: expected { username, apiKey }, { tokenFile }, or { tokenEndpoint, clientId, clientSecret }; leave it out to be anonymous',
    ],
    [
      'signals: { x: starter_batery.voltage }',
      'signals.x: did you mean "starter_battery.voltage"? expected the id of a signal (odometer, fuel.level…) or a name of your own that begins with drogue.',
    ],
    ['signals: { x: { signal: odometer, unit: kg } }', 'signals.x.unit: expected a unit like km for odometer'],
  ])('of Drogue may be %j', (field, complaint) => {
    const entry = `upstreams:
  - id: box
    kind: drogue
    url: mqtts://mqtt.example.com
    application: fleet
    clientId: motorcade
    ${field}
`;
    expect(complaintsOf(entry).map((line) => line.replace(/^.*upstreams\[0\]\./, ''))).toContain(complaint);
  });

  it('of MOBITO may be a port that is none', () => {
    const entry =
      'upstreams:\n  - id: m\n    kind: mobito\n    groupId: g\n    topic: t\n    brokers: ["k:1", "k:0", "k:99999"]\n';
    const expected = 'expected host:port, as in kafka.example.com:9093';
    expect(complaintsOf(entry)).toEqual([
      `upstreams.yaml:6: upstreams[0].brokers[1]: ${expected}`,
      `upstreams.yaml:6: upstreams[0].brokers[2]: ${expected}`,
    ]);
  });

  it('may be no list, or entries without a kind', () => {
    expect(complaintsOf('upstreams: yes\n')).toEqual(['upstreams.yaml:1: upstreams: expected a list, got text']);
    expect(complaintsOf('- id: x\n')).toEqual(['upstreams.yaml:1: the file: expected fields with names, got a list']);
    expect(complaintsOf('upstreams:\n  - id: x\n')).toEqual([
      'upstreams.yaml:2: upstreams[0].kind: is missing: expected one of high-mobility, foxtrackr, mobito, drogue',
    ]);
  });
});
