import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { leaveSession, odometerMessage, openPublisher, publishAll } from './publisher';
import { type RunningServer, startServer, temporaryFolder } from './server';

const vehicles = 500;
const filter = 'live/level13/siege/#';
const topicOf = (vin: string) => `live/level13/siege/${vin}/diagnostics/get/odometer`;

/** What a siege found in the database when it was over. */
export type Outcome = { published: number; stored: number; distinctMessages: number; interruptions: number };

export type Siege = {
  /** Where messages are published. */
  brokerUrl: string;
  /** Where the server reaches the same broker, when something stands between. */
  serverBrokerUrl?: string;
  databaseUrl: () => string;
  messages: number;
  /** Breaks something while messages flow. It is called again and again until all are published. */
  interrupt: (server: RunningServer, restart: () => Promise<RunningServer>) => Promise<void>;
};

async function countReadings(databaseUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM reading');
    return Number(rows[0]?.count ?? 0);
  } catch {
    // The database may be down at this very moment: that is what some sieges do.
    return 0;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Polls until the database holds so many readings, or none has come for a minute. */
export async function waitForReadings(databaseUrl: () => string, wanted: number): Promise<number> {
  let count = 0;
  let changedAt = Date.now();
  while (count < wanted && Date.now() - changedAt < 60_000) {
    const now = await countReadings(databaseUrl());
    if (now !== count) changedAt = Date.now();
    count = now;
  }
  return count;
}

/**
 * Runs the built server under a stream of QoS 1 messages while something keeps breaking, and counts what is left.
 * Every second message carries no time of its own, so that only its bytes can tell a redelivery from news.
 */
export async function besiege(siege: Siege): Promise<Outcome> {
  const folder = await temporaryFolder();
  const clientId = `siege-${randomBytes(4).toString('hex')}`;
  const start = () =>
    startServer({
      DATABASE_URL: siege.databaseUrl(),
      DATA_DIR: folder.path,
      HIGH_MOBILITY_URL: siege.serverBrokerUrl ?? siege.brokerUrl,
      HIGH_MOBILITY_CLIENT_ID: clientId,
      HIGH_MOBILITY_TOPIC: filter,
    });
  // The broker keeps from the first message on, even while the server is still on its way to subscribe.
  await leaveSession(siege.brokerUrl, clientId, filter);
  let server = await start();
  const restart = async () => {
    server = await start();
    return server;
  };
  const publisher = await openPublisher(siege.brokerUrl);
  try {
    const begin = Date.now() - siege.messages;
    let isPublishing = true;
    const messageAt = (index: number) => {
      const vin = `SIEGE${String(index % vehicles).padStart(12, '0')}`;
      const at = index % 2 === 0 ? begin + index : undefined;
      return { topic: topicOf(vin), payload: odometerMessage(vin, 1_000 + index, `M${index}`, at) };
    };
    const publishing = publishAll(publisher, siege.messages, messageAt, 1_500).finally(() => {
      isPublishing = false;
    });
    let interruptions = 0;
    while (isPublishing) {
      await siege.interrupt(server, restart);
      interruptions++;
    }
    await publishing;
    const stored = await waitForReadings(siege.databaseUrl, siege.messages);
    const client = new pg.Client({ connectionString: siege.databaseUrl() });
    await client.connect();
    const { rows } = await client.query<{ count: string }>('SELECT count(DISTINCT number) FROM reading');
    await client.end();
    return { published: siege.messages, stored, distinctMessages: Number(rows[0]?.count), interruptions };
  } finally {
    await publisher.endAsync(true);
    await server.stop();
    await folder.remove();
  }
}
