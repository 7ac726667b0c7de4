/** So many batches are looked through for readings that are there already after one had some. */
const cautiousBatches = 100;

/**
 * What the next batch is expected to bring. Repetition comes in storms (a crash, a reconnect, an upstream that sends
 * all it has each time) with calm between them; either is met with the form of the statement that suits it.
 */
export type Expectation = {
  next: () => 'news' | 'anything';
  /** Told of every batch whether it brought something again. */
  learn: (hadRepetition: boolean) => void;
};

export function createExpectation(): Expectation {
  let cautious = 0;
  return {
    next: () => (cautious > 0 ? 'anything' : 'news'),
    learn: (hadRepetition) => {
      cautious = hadRepetition ? cautiousBatches : Math.max(0, cautious - 1);
    },
  };
}
