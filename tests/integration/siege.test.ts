import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/demo/embedded-postgres';
import { freePort } from '../support/free-port';
import { type Mosquitto, startMosquitto } from '../support/mosquitto';
import { needs } from '../support/need';
import { temporaryFolder } from '../support/server';
import { besiege, waitForReadings } from '../support/siege';
import { stopImmediately } from '../support/stop-postgres';
import { startProxy } from '../support/tcp-proxy';

const messages = 20_000;
const log = pino({ level: 'silent' });

// The whole product as its own process, built, against a real broker and a real database that are not spared either.
needs('mosquitto')('a server besieged while 20,000 messages come', () => {
  let mosquitto: Mosquitto;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let postgres: EmbeddedPostgres;
  let port: number;
  const startDatabase = () => startEmbeddedPostgres({ dataDir: folder.path, log, settings: { port: String(port) } });

  beforeAll(async () => {
    mosquitto = await startMosquitto();
  });
  afterAll(() => mosquitto.stop());

  const inFreshDatabase = async (work: () => Promise<void>) => {
    folder = await temporaryFolder();
    port = await freePort();
    postgres = await startDatabase();
    try {
      await work();
    } finally {
      await postgres.stop();
      await folder.remove();
    }
  };

  it('and killed again and again loses nothing and doubles nothing', () =>
    inFreshDatabase(async () => {
      let stored = 0;
      const outcome = await besiege({
        brokerUrl: mosquitto.url,
        databaseUrl: () => postgres.url,
        messages,
        interrupt: async (server, restart) => {
          stored = await waitForReadings(() => postgres.url, stored + 300);
          await server.kill();
          await restart();
        },
      });
      expect(outcome).toMatchObject({ stored: messages, distinctMessages: messages });
      expect(outcome.interruptions).toBeGreaterThan(2);
    }));

  it('whose database is stopped in the middle of everything loses nothing and doubles nothing', () =>
    inFreshDatabase(async () => {
      let stored = 0;
      const outcome = await besiege({
        brokerUrl: mosquitto.url,
        databaseUrl: () => postgres.url,
        messages,
        interrupt: async () => {
          stored = await waitForReadings(() => postgres.url, stored + 300);
          await stopImmediately(folder.path);
          postgres = await startDatabase();
        },
      });
      expect(outcome).toMatchObject({ stored: messages, distinctMessages: messages });
      expect(outcome.interruptions).toBeGreaterThan(2);
    }));

  it('whose connection to the broker is reset again and again loses nothing and doubles nothing', () =>
    inFreshDatabase(async () => {
      const proxy = await startProxy({ target: mosquitto.port });
      let stored = 0;
      const outcome = await besiege({
        brokerUrl: mosquitto.url,
        serverBrokerUrl: `mqtt://127.0.0.1:${proxy.port}`,
        databaseUrl: () => postgres.url,
        messages,
        interrupt: async () => {
          stored = await waitForReadings(() => postgres.url, stored + 300);
          proxy.resetAll();
        },
      });
      await proxy.close();
      expect(outcome).toMatchObject({ stored: messages, distinctMessages: messages });
      expect(outcome.interruptions).toBeGreaterThan(2);
    }));
});
