import type { Effect } from '../contract/commands';
import { durationWords, labelOf, valueWords } from './value-words';

/** What would confirm a command, in words: `Door locks locked, measured within 1 min after it was sent`. */
export function effectWords({ signal, becomes, tolerance, withinMs }: Effect): string {
  const within = `measured within ${durationWords(withinMs)} after it was sent`;
  if (becomes === null) return `any reading of ${labelOf(signal)}, ${within}`;
  const values = becomes.map((value) => valueWords(signal, value)).join(' or ');
  const about = tolerance === 0 ? '' : `, give or take ${valueWords(signal, tolerance)}`;
  return `${labelOf(signal)} ${values}${about}, ${within}`;
}
