import { afterEach, beforeAll, expect, test } from 'vitest';
import type { TestStep } from '../../server/contract/connections';
import type { MqttCredentials, MqttSettings } from '../../server/transports/mqtt/mqtt-settings';
import { type Authority, makeAuthority } from '../support/certificates';
import { type Mosquitto, startMosquitto } from '../support/mosquitto';
import { sourceUnderTest } from '../support/mqtt-source';
import { needs } from '../support/need';
import type { WatchedSource } from '../support/watched-source';

const dayMs = 86_400_000;
const longAgo = { notBeforeDate: new Date(Date.now() - 3 * dayMs), notAfterDate: new Date(Date.now() - dayMs) };

needs('mosquitto')('TLS', () => {
  const ends: (() => Promise<unknown>)[] = [];
  let authority: Authority;
  let stranger: Authority;

  beforeAll(async () => {
    authority = await makeAuthority();
    stranger = await makeAuthority('Somebody else');
  });

  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });

  async function broker(
    signing?: Parameters<Authority['signServer']>[0],
    demandsCertificate = false,
  ): Promise<Mosquitto> {
    const started = await startMosquitto({
      tls: {
        server: await authority.signServer(signing),
        clientAuthority: demandsCertificate ? authority.certificate : undefined,
      },
    });
    ends.push(started.stop);
    return started;
  }

  type Given = MqttCredentials & { url: string; protocolVersion?: MqttSettings['protocolVersion'] };
  function started({ url, protocolVersion = 5, ...credentials }: Given): WatchedSource {
    const opened = sourceUnderTest({ settings: { url, protocolVersion, credentials: async () => credentials } });
    ends.push(opened.source.stop);
    opened.source.start();
    return opened;
  }

  const errorOf = async (given: Given) => (await started(given).reaches('waiting')).error;

  test.each([4, 5] as const)('a client certificate is shown and accepted, version %i', async (protocolVersion) => {
    const { url } = await broker({}, true);
    const client = await authority.signClient('fleet');
    const { reaches } = started({ url, protocolVersion, ca: authority.certificate, ...client });
    expect(await reaches('live')).toMatchObject({ error: null, details: { signsInAs: 'CN=fleet' } });
  });

  test('until when certificates are good is told, and a test shakes hands with them', async () => {
    const { url } = await broker({}, true);
    const notAfterDate = new Date(Math.floor(Date.now() / 1_000) * 1_000 + 30 * dayMs);
    const client = await authority.signClient('fleet', { notAfterDate });
    const { reaches, source } = started({ url, ca: authority.certificate, ...client });
    await reaches('live');
    expect(source.state().credentials).toEqual([
      { name: 'client certificate', expiresAt: notAfterDate.getTime() },
      { name: 'certificate authority', expiresAt: expect.any(Number) },
    ]);
    let steps: readonly TestStep[] = [];
    await source.test((now) => {
      steps = now;
    }, new AbortController().signal);
    expect(steps.map(({ state }) => state)).toEqual(['passed', 'passed', 'passed', 'skipped', 'skipped', 'skipped']);
    expect(steps[2]?.detail).toMatch(/^TLSv1\.[23]; the broker's certificate is signed by Motorcade test authority/);
    expect(source.state().phase).toBe('live');
  });

  test('a missing client certificate is told in words', async () => {
    const { url } = await broker({}, true);
    expect(await errorOf({ url, ca: authority.certificate })).toContain('client certificate');
  });

  test('a client certificate of another authority is told in words', async () => {
    const { url } = await broker({}, true);
    const client = await stranger.signClient('fleet');
    expect(await errorOf({ url, ca: authority.certificate, ...client })).toMatch(
      /does not know the authority|does not accept the client certificate/,
    );
  });

  test('an expired client certificate is told in words', async () => {
    const { url } = await broker({}, true);
    const client = await authority.signClient('fleet', longAgo);
    expect(await errorOf({ url, ca: authority.certificate, ...client })).toContain(
      'the client certificate has expired',
    );
  });

  test('a key that does not belong to its certificate is told in words', async () => {
    const [one, other] = [await authority.signClient('one'), await authority.signClient('other')];
    const settings = { url: 'mqtts://127.0.0.1:1', certificate: one.certificate, key: other.key };
    expect(await errorOf(settings)).toContain('do not belong together');
  });

  test('a broker signed by an authority we do not trust is refused, in words', async () => {
    const { url } = await broker();
    expect(await errorOf({ url, ca: stranger.certificate })).toMatch(/give it as CA|not signed by the CA given/);
    expect(await errorOf({ url })).toContain('give it as CA');
  });

  test('a broker with an expired certificate is refused, in words', async () => {
    const { url } = await broker(longAgo);
    expect(await errorOf({ url, ca: authority.certificate })).toContain("the broker's certificate has expired");
  });

  test('a broker whose certificate is for another name is refused, in words', async () => {
    const { url } = await broker({ name: 'elsewhere.example' });
    expect(await errorOf({ url, ca: authority.certificate })).toContain('for another name');
  });

  test('TLS and plain TCP mixed up are told in words', async () => {
    const secure = await broker();
    const plain = await startMosquitto();
    ends.push(plain.stop);
    expect(await errorOf({ url: `mqtt://127.0.0.1:${secure.port}` })).toMatch(/may expect TLS|was cut/);
    expect(await errorOf({ url: `mqtts://127.0.0.1:${plain.port}` })).toMatch(
      /does not speak TLS|before it answered|cut/,
    );
  });

  test('a broker that gets a good certificate at last is connected to', async () => {
    const bad = await broker(longAgo);
    const { reaches } = started({ url: bad.url, ca: authority.certificate });
    await reaches('waiting');
    await bad.stop();
    const good = await startMosquitto({ port: bad.port, tls: { server: await authority.signServer() } });
    ends.push(good.stop);
    await reaches('live');
  });
});
