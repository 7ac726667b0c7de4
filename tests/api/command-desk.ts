import { expect } from 'vitest';
import { readCatalogue } from '../../server/commands/catalogue/read-catalogue';
import type { Catalogue } from '../../server/commands/catalogue/type-definition';
import type { Command, FoundCommands } from '../../server/contract/commands';
import type { Role } from '../../server/contract/roles';
import { plainMessage } from '../ingest/plain-dialect';
import { testCatalogue } from '../support/commands/command-types';
import { drogueUpstream } from '../support/drogue-upstream';
import { openPopulatedApi } from './populated-api';
import type { ApiOptions } from './running-api';
import type { Answer } from './send';

/** The types that Motorcade comes with, and those of the tests that are called otherwise. */
export const catalogue: Catalogue = {
  types: new Map([...testCatalogue.types, ...readCatalogue('commands.yaml').types]),
};

/** A vehicle that stands unlocked and has the box that commands go to, and one that has none. */
export const vin = 'WVWZZZ1KZAW000001';
export const boxless = 'WVWZZZ1KZAW000002';
export const box = 'box-1';

/** What each vehicle tells. @param readings by signal */
export const telling = (subject: string, readings: Record<string, number | string | boolean>) => {
  const now = Date.now();
  const told = Object.entries(readings).map(([signal, value]) => ({
    ...{ signal, value, at: now, timeSource: 'property' as const },
  }));
  return plainMessage({ vin: subject, readings: told }, now);
};

/**
 * A server with people of each role and two vehicles, whose commands go to a broker. Nothing is published before
 * `api.commands.start()`: until then all that is asked for stays in the queue.
 */
export async function openCommandDesk(brokerUrl = 'mqtt://127.0.0.1:1', options: ApiOptions = {}) {
  const opened = await openPopulatedApi({ catalogue, commandUpstreams: [drogueUpstream(brokerUrl)], ...options });
  const { api, askAs } = opened;
  const standing = { speed: 0, 'ignition.state': 'off', 'doors.lock_state': 'unlocked' };
  const stand = () => api.commit([telling(vin, standing), telling(boxless, standing)]);
  await stand();
  await api.ingest.importDevices([{ upstream: 'drogue', device: box, vin, isIgnored: false }], 'test');
  let keys = 0;

  const post = (role: Role, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
    askAs(role, path, { method: 'POST', headers: { origin: api.origin, ...headers }, body });
  /** Asks for what must be, and gives the answer. */
  const get = async <Told>(role: Role, path: string): Promise<Told> => {
    const answer = await askAs(role, path);
    expect(answer.status, answer.body).toBe(200);
    return JSON.parse(answer.body);
  };
  const send = (role: Role, request: object, key = `key-${keys++}`): Promise<Answer> =>
    post(role, '/api/commands', { vin, ...request }, { 'idempotency-key': key });
  const sendBulk = (role: Role, request: object, key = `key-${keys++}`): Promise<Answer> =>
    post(role, '/api/commands/bulk', request, { 'idempotency-key': key });

  return {
    ...opened,
    ...{ post, get, send, sendBulk },
    /** Sends what is not refused; the id. */
    sent: async (role: Role, request: object): Promise<string> => {
      const answer = await send(role, request);
      expect(answer.status, answer.body).toBe(201);
      return JSON.parse(answer.body).id;
    },
    log: async (query = ''): Promise<Command[]> =>
      (await get<FoundCommands>('viewer', `/api/commands${query}`)).commands,
    /** What was noted of commands, newest first. */
    audit: async () => {
      const { rows } = await api.database.pool.query<{
        actor: string;
        action: string;
        subject: string;
        detail: Record<string, unknown>;
      }>(`SELECT actor, action, subject, detail FROM audit WHERE action LIKE 'command.%' ORDER BY id DESC`);
      return rows;
    },
    /** Forgets all commands and what was noted of them; the vehicles tell anew how they stand, for that grows stale. */
    clear: async (): Promise<void> => {
      await api.database.pool.query('TRUNCATE command, command_step, command_bulk, audit');
      await stand();
    },
  };
}
