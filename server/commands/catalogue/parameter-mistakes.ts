import type { CommandParameter } from '../../contract/commands';
import { isUnit } from '../../contract/units';
import type { Mistake } from '../../settings-file/settings-file-error';
import { suggestion } from '../../upstreams/suggestion';
import type { CommandEntry } from './command-entry';
import { parameterProblem } from './parameter-problem';

const ofNumbers = ['unit', 'minimum', 'maximum', 'multipleOf'] as const;

/** Fields that say nothing of a value of this type. */
function strangeFields(parameter: CommandParameter): string[] {
  const isNumber = parameter.type === 'number' || parameter.type === 'integer';
  const strange = isNumber ? [] : ofNumbers.filter((field) => parameter[field] !== undefined);
  return parameter.type !== 'string' && parameter.maxLength !== undefined ? [...strange, 'maxLength'] : strange;
}

function mistakesOf(parameter: CommandParameter, path: readonly PropertyKey[]): Mistake[] {
  const { type, unit, minimum, maximum, enum: choices = [], default: usual } = parameter;
  const mistakes: Mistake[] = [];
  const complain = (field: PropertyKey[], message: string) => mistakes.push({ path: [...path, ...field], message });
  for (const field of strangeFields(parameter)) complain([field], `says nothing of a value of type ${type}`);
  if (unit !== undefined && !isUnit(unit)) complain(['unit'], 'expected a unit (km/h, °C, %, s…)');
  if (minimum !== undefined && maximum !== undefined && minimum > maximum)
    complain(['minimum'], `expected at most the maximum, ${maximum}`);
  for (const [index, choice] of choices.entries()) {
    const problem = parameterProblem({ ...parameter, enum: undefined }, choice);
    if (problem !== null) complain(['enum', index], problem);
  }
  const problem = usual === undefined ? null : parameterProblem(parameter, usual);
  if (problem !== null) complain(['default'], problem);
  return mistakes;
}

/** What is wrong with the parameters of a type, each by itself. @param path of the entry */
export function parameterMistakes({ parameters, required }: CommandEntry, path: readonly PropertyKey[]): Mistake[] {
  const names = Object.keys(parameters);
  const unknown = required.flatMap((name, index) => {
    if (names.includes(name)) return [];
    const hint = names.length === 0 ? 'there are none' : suggestion(name, names);
    return [{ path: [...path, 'required', index], message: `expected the name of a parameter; ${hint}` }];
  });
  return Object.entries(parameters)
    .flatMap(([name, parameter]) => mistakesOf(parameter, [...path, 'parameters', name]))
    .concat(unknown);
}
