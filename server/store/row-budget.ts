import { CannotAnswer } from './cannot-answer';

/** How many rows an answer may still read. */
export type RowBudget = {
  left: () => number;
  /** @throws CannotAnswer when these are more than were left, and leaves those for another try */
  spend: (rows: number) => void;
};

/**
 * @param limit rows that an answer may read in all, over several statements
 * @param advice what whoever asks for more can do
 */
export function createRowBudget(limit: number, advice = 'ask for a shorter time or fewer signals'): RowBudget {
  let spent = 0;
  return {
    left: () => Math.max(0, limit - spent),
    spend: (rows) => {
      if (spent + rows > limit)
        throw new CannotAnswer(
          `more than ${limit.toLocaleString('en')} readings would have to be read for this: ${advice}`,
        );
      spent += rows;
    },
  };
}
