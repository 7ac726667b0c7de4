import type { CommandPreview } from '../../server/contract/commands';

/**
 * What stands against a command, in sentences, beside a list of what must hold that tells its readings in the reader's units:
 * what does not hold is not told again, by the server in others.
 */
export function problemsBeside({
  problems,
  preconditions,
}: Pick<CommandPreview, 'problems' | 'preconditions'>): readonly string[] {
  const told = new Set(preconditions.map(({ problem }) => problem));
  const others = problems.filter((problem) => !told.has(problem));
  return others.length === problems.length ? problems : [...others, 'not all that must hold does'];
}
