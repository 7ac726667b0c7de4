import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { stringify } from 'yaml';
import type { Front } from './fronts/front';
import { type RunningServer, startServer, temporaryFolder } from './server';

/** How often something was broken, what was published, and what the database held when it was over. */
export type Outcome = { interruptions: number; published: number; stored: number; different: number };

export type Siege = {
  front: Front;
  /** Where the server reaches the broker when something stands between. */
  port?: number;
  databaseUrl: () => string;
  messages: number;
  ratePerSecond: number;
  /** How often something is broken. Each time an equal part of the messages is published meanwhile. */
  rounds: number;
  /** Breaks something while messages flow. */
  interrupt: (server: RunningServer, restart: () => Promise<RunningServer>) => Promise<void>;
};

type Count = { stored: number; different: number };

/** Between two counts: each costs the database a look at all that is stored. */
const countEveryMs = 50;

/** Counts what is stored of a signal. Nothing while the database is down: that is what some sieges do. */
async function countReadings(databaseUrl: string, signal: string): Promise<Count> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<Count>(
      `SELECT count(*)::int AS stored, count(DISTINCT number)::int AS different
       FROM reading JOIN signal ON signal.id = signal_id WHERE key = $1`,
      [signal],
    );
    return rows[0] ?? { stored: 0, different: 0 };
  } catch {
    return { stored: 0, different: 0 };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Polls until the database holds so many readings of the front's signal, or none has come for a minute. */
export async function waitForReadings(databaseUrl: () => string, { signal }: Front, wanted: number): Promise<number> {
  let stored = 0;
  let changedAt = Date.now();
  while (stored < wanted && Date.now() - changedAt < 60_000) {
    const now = await countReadings(databaseUrl(), signal);
    if (now.stored !== stored) changedAt = Date.now();
    stored = now.stored;
    if (stored < wanted) await delay(countEveryMs);
  }
  return stored;
}

/** Starts the built server as an operator of the front's upstream would. */
async function startBesieged({ front, port, databaseUrl }: Siege, folder: string): Promise<RunningServer> {
  const upstreamsFile = join(folder, 'upstreams.yaml');
  const devicesFile = join(folder, 'devices.csv');
  await writeFile(upstreamsFile, stringify({ upstreams: [front.entry(port)] }));
  await writeFile(devicesFile, ['upstream,device,vin', ...front.devices, ''].join('\n'));
  return startServer({
    DATABASE_URL: databaseUrl(),
    DATA_DIR: folder,
    UPSTREAMS_FILE: upstreamsFile,
    DEVICES_FILE: devicesFile,
    ...front.environment,
  });
}

/** Runs the built server under a stream of messages while something keeps breaking, and counts what is left. */
export async function besiege(siege: Siege): Promise<Outcome> {
  const { front, messages, databaseUrl } = siege;
  const folder = await temporaryFolder();
  await front.prepare();
  let server = await startBesieged(siege, folder.path);
  const restart = async () => {
    server = await startBesieged(siege, folder.path);
    return server;
  };
  try {
    const part = Math.ceil(messages / siege.rounds);
    let interruptions = 0;
    for (let first = 0; first < messages; first += part) {
      await Promise.all([
        front.publish(1_000 + first, Math.min(part, messages - first), siege.ratePerSecond),
        siege.interrupt(server, restart),
      ]);
      interruptions++;
    }
    await waitForReadings(databaseUrl, front, messages);
    return { interruptions, published: messages, ...(await countReadings(databaseUrl(), front.signal)) };
  } finally {
    await server.stop();
    await folder.remove();
  }
}
