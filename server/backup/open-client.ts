import { Socket } from 'node:net';
import pg from 'pg';

/** A connection for work that may take hours. */
export type LongClient = {
  client: pg.Client;
  /** Says goodbye. */
  close: () => Promise<void>;
  /** Hangs up, whatever is under way: a COPY that nobody reads any more would never let it say goodbye. */
  cut: () => void;
};

/** By its name those who wait for writers to end know that a backup never writes. */
export async function openClient(url: string, name: 'motorcade backup' | 'motorcade restore'): Promise<LongClient> {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    options: '-c timezone=UTC -c statement_timeout=0 -c idle_in_transaction_session_timeout=0',
    keepAlive: true,
    stream: () => socket,
  });
  // Unheard, the error of a connection that breaks between two statements ends the process. The next statement tells of it.
  client.on('error', () => undefined);
  await client.connect();
  return { client, close: () => client.end(), cut: () => void socket.destroy() };
}
