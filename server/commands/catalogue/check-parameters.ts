import type { CommandType, Scalar } from '../../contract/commands';
import { suggestion } from '../../upstreams/suggestion';
import { parameterProblem } from './parameter-problem';
import type { Parameters } from './type-definition';

/** What was given and is right, with defaults where nothing was; or all that is wrong, in sentences. */
export type CheckedParameters = { parameters: Parameters } | { problems: string[] };

function strangers(known: readonly string[], given: Parameters): string[] {
  const hint = (name: string) => (known.length === 0 ? 'there are none' : suggestion(name, known));
  return Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => `there is no parameter "${name.slice(0, 60)}": ${hint(name)}`);
}

/** Checks the parameters of a command by the schema of its type. Numbers are in the parameter's unit. */
export function checkParameters(
  { parameters: schemas, required }: Pick<CommandType, 'parameters' | 'required'>,
  given: Parameters,
): CheckedParameters {
  const problems = strangers(Object.keys(schemas), given);
  const parameters: [name: string, value: Scalar][] = [];
  for (const [name, schema] of Object.entries(schemas)) {
    const value = Object.hasOwn(given, name) ? given[name] : schema.default;
    if (value === undefined) {
      if (required.includes(name)) problems.push(`${schema.title}: is missing`);
      continue;
    }
    const problem = parameterProblem(schema, value);
    if (problem === null) parameters.push([name, value]);
    else problems.push(`${schema.title}: ${problem}`);
  }
  return problems.length === 0 ? { parameters: Object.fromEntries(parameters) } : { problems };
}
