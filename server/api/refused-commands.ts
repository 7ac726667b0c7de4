import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { bulkRequest, commandRequest } from '../contract/commands';
import { noteAction } from '../store/audit';
import { loadBulk } from '../store/command-bulk';
import { findCommand } from '../store/command-find';
import type { Database } from '../store/database';
import { actorOf } from './signed-in';

const named = z.object({ id: z.uuid() });

/** Notes an attempt that came to nothing, and why. What is no request of its kind is none. */
export type NoteRefusal = (request: FastifyRequest, problem: string) => Promise<void>;

/** Notes of what people were refused, by what they wanted. Those that the catalogue's rules refuse are noted with these. */
export function refusalNotes(database: Database) {
  const note = (request: FastifyRequest, subject: string, problem: string, detail: Record<string, unknown>) =>
    noteAction(database, {
      ...actorOf(request),
      action: 'command.refused',
      subject,
      detail: { ...detail, problems: [problem] },
    });

  const change =
    (wanted: 'cancel' | 'approve'): NoteRefusal =>
    async (request, problem) => {
      const { data } = named.safeParse(request.params);
      const command = data === undefined ? null : await findCommand(database, data.id);
      if (command === null) return;
      const { id, vin, type, parameters } = command;
      await note(request, vin, problem, { wanted, command: id, type, parameters });
    };

  const send: NoteRefusal = async (request, problem) => {
    const { data } = commandRequest.safeParse(request.body);
    if (data === undefined) return;
    const { vin, type, parameters, reason } = data;
    await note(request, vin, problem, { type, parameters, ...(reason === undefined ? {} : { reason }) });
  };

  const sendBulk: NoteRefusal = async (request, problem) => {
    const { data } = bulkRequest.safeParse(request.body);
    if (data === undefined) return;
    const { vins, type, parameters, reason } = data;
    const detail = { type, parameters, vehicles: vins.length, ...(reason === undefined ? {} : { reason }) };
    await note(request, `${vins.length} vehicles`, problem, detail);
  };

  const changeBulk =
    (wanted: 'stop' | 'approve'): NoteRefusal =>
    async (request, problem) => {
      const { data } = named.safeParse(request.params);
      const bulk = data === undefined ? null : await loadBulk(database, data.id);
      if (bulk !== null) await note(request, bulk.type, problem, { wanted, bulk: bulk.id });
    };

  return {
    ...{ send, sendBulk, cancel: change('cancel'), approve: change('approve') },
    ...{ stopBulk: changeBulk('stop'), approveBulk: changeBulk('approve') },
  };
}
