import type { Scalar } from '../../contract/commands';
import type { SignalKind } from '../../contract/signal';
import { signalOf, signals } from '../../contract/signals';
import type { Mistake } from '../../settings-file/settings-file-error';
import { upstreamKinds } from '../../upstreams';
import { nearestName } from '../../upstreams/suggestion';
import type { CommandEntry } from './command-entry';
import { isCertain, templateProblem } from './payload-mistakes';
import { parameterOf } from './placeholder';

/** What values of a kind of signal are in the file; kinds that are not here cannot be compared. */
const forms: Partial<Record<SignalKind, { type: string; words: string }>> = {
  number: { type: 'number', words: 'a number' },
  text: { type: 'string', words: 'a text, in quotes where it looks like something else' },
  flag: { type: 'boolean', words: 'true or false' },
};

/** A signal without a line in the catalogue is one of an upstream's own: `drogue.cabin_temperature`. */
function unknownSignal(id: string): string | null {
  if (signalOf(id) !== undefined || upstreamKinds.some(({ kind }) => id.startsWith(`${kind}.`))) return null;
  const meant = nearestName(id, Object.keys(signals));
  const expected = "expected the id of a signal (doors.lock_state, speed…) or of an upstream's own (drogue.…)";
  return meant === undefined ? expected : `${expected}; did you mean "${meant}"?`;
}

/** Why a value cannot be compared with a signal's, as the end of a sentence; null where it can. */
function valueProblem(id: string, value: Scalar): string | null {
  const signal = signalOf(id);
  if (signal === undefined) return null;
  const form = forms[signal.kind];
  if (form === undefined) return `${id} is a ${signal.kind}, which cannot be compared: leave the values out`;
  return typeof value === form.type ? null : `expected ${form.words}, as ${id} is a ${signal.kind}`;
}

const isNumeric = (id: string): boolean => (signalOf(id)?.kind ?? 'number') === 'number';

function preconditionMistakes(entry: CommandEntry, path: readonly PropertyKey[]): Mistake[] {
  const mistakes: Mistake[] = [];
  for (const [index, { signal, oneOf = [], atLeast, atMost }] of entry.preconditions.entries()) {
    const complain = (field: PropertyKey[], message: string | null) => {
      if (message !== null) mistakes.push({ path: [...path, 'preconditions', index, ...field], message });
    };
    complain(['signal'], unknownSignal(signal));
    for (const [place, value] of oneOf.entries()) complain(['oneOf', place], valueProblem(signal, value));
    for (const [field, bound] of Object.entries({ atLeast, atMost }))
      if (bound !== undefined && !isNumeric(signal)) complain([field], `${signal} is no number`);
    if (atLeast !== undefined && atMost !== undefined && atLeast > atMost)
      complain(['atLeast'], `expected ${atMost} or less, which is atMost`);
  }
  return mistakes;
}

const typeOf = { number: 'number', integer: 'number', string: 'string', boolean: 'boolean' } as const;

/** Why a parameter cannot stand for a value of a signal, as the end of a sentence; null where it can. */
function parameterFitProblem(entry: CommandEntry, name: string, id: string): string | null {
  if (!isCertain(entry, name)) return `expected "${name}" to be required, or to have a default`;
  const [parameter, signal] = [entry.parameters[name], signalOf(id)];
  if (parameter === undefined || signal === undefined) return null;
  const form = forms[signal.kind];
  if (form?.type !== typeOf[parameter.type])
    return `"${name}" is of type ${parameter.type}, and ${id} is a ${signal.kind}`;
  const [own, wanted] = [parameter.unit ?? null, signal.unit];
  return own === wanted ? null : `"${name}" is in ${own ?? 'no unit'}, and ${id} in ${wanted ?? 'no unit'}`;
}

function effectMistakes(entry: CommandEntry, path: readonly PropertyKey[]): Mistake[] {
  if (entry.effect === undefined) return [];
  const { signal, becomes = [], tolerance } = entry.effect;
  const mistakes: Mistake[] = [];
  const complain = (field: PropertyKey[], message: string | null) => {
    if (message !== null) mistakes.push({ path: [...path, 'effect', ...field], message });
  };
  complain(['signal'], unknownSignal(signal));
  if (tolerance > 0 && !isNumeric(signal)) complain(['tolerance'], `${signal} is no number`);
  for (const [index, value] of becomes.entries()) {
    const stray = typeof value === 'string' ? templateProblem(value, entry) : null;
    const name = parameterOf(value);
    const problem = name === undefined ? valueProblem(signal, value) : parameterFitProblem(entry, name, signal);
    complain(['becomes', index], stray ?? problem);
  }
  return mistakes;
}

/** What is wrong with what a type asks of telemetry, before and after. @param path of the entry */
export const signalMistakes = (entry: CommandEntry, path: readonly PropertyKey[]): Mistake[] => [
  ...preconditionMistakes(entry, path),
  ...effectMistakes(entry, path),
];
