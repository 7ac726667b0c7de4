import type { CommandEntry } from './command-entry';
import type { TypeDefinition } from './type-definition';

/** A type of command, made of its entry in the file. */
export function definitionOf(entry: CommandEntry): TypeDefinition {
  const { deadline, name, kinds, preconditions, effect, ...same } = entry;
  return {
    ...same,
    name: name ?? entry.id,
    kinds: kinds ?? null,
    deadlineMs: deadline,
    preconditions: preconditions.map(({ signal, oneOf, atLeast, atMost, freshWithin }) => ({
      signal,
      ...(oneOf === undefined ? {} : { isOneOf: oneOf }),
      ...(atMost === undefined ? {} : { isAtMost: atMost }),
      ...(atLeast === undefined ? {} : { isAtLeast: atLeast }),
      freshWithinMs: freshWithin,
    })),
    effect:
      effect === undefined
        ? null
        : {
            signal: effect.signal,
            becomes: effect.becomes ?? null,
            tolerance: effect.tolerance,
            withinMs: effect.within,
          },
  };
}
