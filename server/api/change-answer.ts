import type { FastifyRequest } from 'fastify';
import { Refused } from '../auth/refused';
import type { ChangeAnswer } from '../commands/change-command';
import type { NoteRefusal } from './refused-commands';

/**
 * Goes on where a change was made, and notes it where it was refused.
 * @throws Refused 404 where there is none, 403 for who asks, 409 where it is too late
 */
export async function settleChange(
  answer: ChangeAnswer,
  what: 'command' | 'bulk command',
  request: FastifyRequest,
  noteRefusal: NoteRefusal,
): Promise<void> {
  if (answer.outcome === 'done') return;
  if (answer.outcome === 'missing') throw new Refused(404, `there is no such ${what}`);
  await noteRefusal(request, answer.problem);
  throw new Refused(answer.isForbidden ? 403 : 409, answer.problem);
}
