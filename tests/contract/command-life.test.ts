import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCancellable, isFinal, statesBefore, ways } from '../../server/contract/command-life';
import { type CommandState, commandStates } from '../../server/contract/commands';

/** A way through the states, as long as there is one to go, by numbers that choose among those that are open. */
function walk(first: CommandState, choices: readonly number[]): CommandState[] {
  const path = [first];
  for (const choice of choices) {
    const open: readonly CommandState[] = ways[path.at(-1) ?? first];
    const next = open[choice % Math.max(1, open.length)];
    if (next === undefined) break;
    path.push(next);
  }
  return path;
}

const paths = fc
  .tuple(
    fc.constantFrom<CommandState>('awaiting-approval', 'queued'),
    fc.array(fc.nat(100), { minLength: 1, maxLength: 30 }),
  )
  .map(([first, choices]) => walk(first, choices));

describe('the life of a command', () => {
  it('leaves a final state by late confirmation only, of what was published', () => {
    fc.assert(
      fc.property(paths, (path) => {
        for (const [index, state] of path.slice(0, -1).entries()) {
          if (!isFinal(state)) continue;
          expect(['unconfirmed', 'unknown', 'contradicted']).toContain(state);
          expect(path.slice(index + 1)).toEqual(['confirmed']);
        }
      }),
    );
  });

  it('says accepted, confirmed, contradicted or unconfirmed only of what may have come to a broker', () => {
    fc.assert(
      fc.property(paths, (path) => {
        const claim = path.findIndex((state) =>
          ['accepted', 'confirmed', 'contradicted', 'unconfirmed'].includes(state),
        );
        const earlier = path.slice(0, claim);
        if (claim >= 0) expect(earlier.some((state) => state === 'dispatching' || state === 'unknown')).toBe(true);
      }),
    );
  });

  it('comes from every state to a final one, and a broker that has a command is not asked to give it back', () => {
    for (const state of commandStates) {
      const seen = new Set<CommandState>([state]);
      for (const one of seen) for (const next of ways[one]) seen.add(next);
      expect([...seen].some(isFinal)).toBe(true);
      expect(isCancellable(state)).toBe((ways[state] as readonly CommandState[]).includes('cancelled'));
    }
    expect(statesBefore('cancelled')).toEqual(['awaiting-approval', 'queued']);
    expect(statesBefore('confirmed')).toEqual(['accepted', 'unconfirmed', 'unknown', 'contradicted']);
  });
});
