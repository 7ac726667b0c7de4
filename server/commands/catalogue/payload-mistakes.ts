import type { Mistake } from '../../settings-file/settings-file-error';
import { suggestion } from '../../upstreams/suggestion';
import type { CommandEntry } from './command-entry';
import { hasStrayBraces, parameterOf } from './placeholder';
import type { Template } from './type-definition';

/** A text of a template, and where it stands. */
type Placed = { text: string; path: readonly PropertyKey[] };

function textsIn(template: Template, path: readonly PropertyKey[]): Placed[] {
  if (typeof template === 'string') return [{ text: template, path }];
  if (typeof template !== 'object' || template === null) return [];
  const isList = Array.isArray(template);
  return Object.entries(template).flatMap(([key, inner]) => textsIn(inner, [...path, isList ? Number(key) : key]));
}

/** Why a text cannot stand in a template, as the end of a sentence; null where it can. */
export function templateProblem(text: string, { parameters }: Pick<CommandEntry, 'parameters'>): string | null {
  if (hasStrayBraces(text)) return 'expected a parameter in braces alone, or no braces';
  const name = parameterOf(text);
  if (name === undefined || Object.hasOwn(parameters, name)) return null;
  const known = Object.keys(parameters);
  return `there is no parameter "${name}"; ${known.length === 0 ? 'there are none' : suggestion(name, known)}`;
}

/** Whether a parameter always has a value. */
export const isCertain = ({ parameters, required }: CommandEntry, name: string): boolean =>
  required.includes(name) || (Object.hasOwn(parameters, name) && parameters[name]?.default !== undefined);

/** What is wrong with the payload of a type, and which parameters it would never send. @param path of the entry */
export function payloadMistakes(entry: CommandEntry, path: readonly PropertyKey[]): Mistake[] {
  const texts = textsIn(entry.payload, [...path, 'payload']);
  const mistakes: Mistake[] = texts.flatMap(({ text, path: at }) => {
    const message = templateProblem(text, entry);
    return message === null ? [] : [{ path: at, message }];
  });
  const whole = parameterOf(entry.payload);
  if (whole !== undefined && mistakes.length === 0 && !isCertain(entry, whole))
    mistakes.push({ path: [...path, 'payload'], message: `expected "${whole}" to be required, or to have a default` });
  const sent = new Set(texts.map(({ text }) => parameterOf(text)));
  for (const name of Object.keys(entry.parameters))
    if (!sent.has(name))
      mistakes.push({
        path: [...path, 'parameters', name],
        message: `is never sent: expected "{${name}}" in the payload`,
      });
  return mistakes;
}
