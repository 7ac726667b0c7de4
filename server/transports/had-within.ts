import { pause } from './waiting';

/**
 * What an attempt signs in with, once it is had: it comes from files, or from a server that may not answer.
 * @throws with a sentence for people when that takes longer than `withinMs` milliseconds, or is aborted
 */
export async function hadWithin<Secrets extends object>(
  asked: Promise<Secrets>,
  withinMs: number,
  signal: AbortSignal,
): Promise<Secrets> {
  const answered = new AbortController();
  const late = pause(withinMs, AbortSignal.any([signal, answered.signal])).then(() => null);
  const given = await Promise.race([asked, late]).finally(() => answered.abort());
  if (given === null) throw new Error('what to sign in with could not be had within the time allowed');
  return given;
}
