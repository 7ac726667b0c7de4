import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refused } from '../auth/refused';
import type { SendAnswer } from '../commands/send-command';
import type { NoteRefusal } from './refused-commands';

const conflict = 'something else was asked for under this idempotency key: take a new one for each command';

/**
 * The id of what was asked for, and the status that says whether it is new (201) or there already (200).
 * @throws Refused 403 for who asks, 422 for what is asked for, 409 where the key is used
 */
export async function settleSend(
  answer: SendAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
  noteRefusal: NoteRefusal,
): Promise<string> {
  if (answer.outcome === 'refused') throw new Refused(answer.isForbidden ? 403 : 422, answer.problems.join('; '));
  if (answer.outcome === 'conflict') {
    await noteRefusal(request, conflict);
    throw new Refused(409, conflict);
  }
  reply.code(answer.outcome === 'created' ? 201 : 200);
  return answer.id;
}
