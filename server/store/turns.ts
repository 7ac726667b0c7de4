/** Nobody else can wait: there are too many before him. */
export class TooManyWaiting extends Error {
  override name = 'TooManyWaiting';
}

/** Lets some work go on at once, and others wait for their turn in order. */
export type Turns = <Outcome>(signal: AbortSignal, work: () => Promise<Outcome>) => Promise<Outcome>;

/**
 * @param atOnce how many have their turn at once
 * @param greatestWaiting how many may wait
 */
export function createTurns(atOnce: number, greatestWaiting: number): Turns {
  let working = 0;
  const waiting: (() => void)[] = [];

  /** Resolves when it is one's turn; rejects with the signal's reason when one gave up waiting. */
  const wait = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const leave = () => {
        waiting.splice(waiting.indexOf(enter), 1);
        reject(signal.reason as Error);
      };
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      waiting.push(enter);
      signal.addEventListener('abort', leave, { once: true });
    });

  return async (signal, work) => {
    signal.throwIfAborted();
    if (working < atOnce) working += 1;
    else if (waiting.length >= greatestWaiting) throw new TooManyWaiting(`${greatestWaiting} are waiting already`);
    else await wait(signal);
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) working -= 1;
      else next();
    }
  };
}
