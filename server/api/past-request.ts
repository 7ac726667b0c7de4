import type { FastifyReply } from 'fastify';
import { Refused } from '../auth/refused';
import { CannotAnswer } from '../store/cannot-answer';
import { TooManyWaiting } from '../store/turns';

const retryAfterSeconds = 2;

/** Refuses a moment that has not come yet; the present, which is named by none, has. Times are epoch milliseconds. */
export function requirePast(at: number | undefined, now: number): void {
  if (at !== undefined && at > now)
    throw new Refused(
      400,
      `the past is asked for up to now, ${new Date(now).toISOString()}: this moment is yet to come`,
    );
}

/**
 * Asks for the past until whoever asked goes away. That it cannot be answered as it is asked, or too many ask just now, is said in a
 * sentence.
 */
export async function askThePast<Answer>(
  reply: FastifyReply,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const gone = new AbortController();
  const leave = () => gone.abort(new Refused(499, 'whoever asked has left'));
  reply.raw.once('close', leave);
  try {
    return await ask(gone.signal);
  } catch (error) {
    if (error instanceof TooManyWaiting)
      throw new Refused(429, 'much of the past is being asked for: ask again shortly', retryAfterSeconds);
    if (error instanceof CannotAnswer) throw new Refused(400, error.message);
    throw error;
  } finally {
    reply.raw.off('close', leave);
  }
}
