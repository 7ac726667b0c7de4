import { cleanText } from './clean-text';
import type { Decoded } from './dialect';

/** More refusals than this say nothing new of a message. */
const most = 100;
const longestField = 200;

/**
 * Notes that the value at a path of the message was not taken. Names in a message may be anything, and refusals are
 * stored: the path is cleaned and cut.
 * @returns undefined, to be passed on as the value
 */
export function noteRefusal({ refusals }: Decoded, reason: string, path: string, detail: string): undefined {
  if (refusals.length < most) refusals.push({ reason, field: cleanText(path.slice(0, longestField)), detail });
}
