import type { z } from 'zod';
import { seconds } from '../../server/contract/duration';
import { isUnanswered, RequestError, requestWithStatus } from './request';
import { forgetAnswered } from './unanswered-keys';

/** An answer that takes longer is taken for lost, milliseconds. A thousand vehicles are looked at in a few seconds. */
const patienceMs = seconds(30);

/** What was asked for under a key. `isRepeated`: an earlier attempt had arrived, and this one made nothing. */
export type Once<Sent> = Sent & { isRepeated: boolean };

/** The same error, that does not let it look as if nothing was sent where nobody knows. */
function toldInFull(error: unknown): Error {
  if (!(error instanceof Error)) throw error;
  if (!isUnanswered(error)) return error;
  const status = error instanceof RequestError ? error.status : 0;
  const what = status === 0 ? 'No answer came.' : error.message.replace(/\.?$/, '.');
  return new RequestError(status, `${what} It may have been sent all the same; trying again does not send it twice.`);
}

/**
 * Posts what is to be done once, however often it is asked for under its key. The key is used up by its answer, and by the
 * refusal (409) that says that it stands for something else.
 * @throws RequestError, whose sentence says so where it may have been sent
 */
export async function sendOnce<Sent extends object>(
  answer: z.ZodType<Sent>,
  path: string,
  { key, ...body }: { key: string },
  timeoutMs = patienceMs,
): Promise<Once<Sent>> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const { status, told } = await requestWithStatus(answer, path, {
      ...{ method: 'POST', body, idempotencyKey: key, signal },
    });
    forgetAnswered(key);
    return { ...told, isRepeated: status === 200 };
  } catch (error) {
    if (error instanceof RequestError && error.status === 409) forgetAnswered(key);
    throw toldInFull(error);
  }
}
