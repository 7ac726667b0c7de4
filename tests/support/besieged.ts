import { expect, it } from 'vitest';
import type { Front } from './fronts/front';
import { type Ordeal, ordeals, undergo } from './ordeal';

const rounds = 6;
/** Each round starts a server, which takes its time where other tests run beside it. */
const testTimeout = 600_000;

const words: Record<Ordeal, string> = {
  kill: 'killed again and again',
  'database-stop': 'its database stopped in the middle of everything',
  reset: 'its connection reset again and again',
};

/** The sieges every upstream must stand. */
export function standsSieges(open: () => Promise<Front>, messages: number, ratePerSecond: number): void {
  const all = { interruptions: rounds, published: messages, stored: messages, different: messages };
  for (const ordeal of ordeals)
    it(`${words[ordeal]}, it loses nothing and doubles nothing`, { timeout: testTimeout }, async () => {
      expect(await undergo([ordeal], open, { messages, ratePerSecond, rounds })).toEqual(all);
    });
}
