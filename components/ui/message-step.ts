import { z } from 'zod';

/**
 * Marks a step of the history that opened a message, so that closing it is going back. Kept over a reload.
 * @param messageDepth how many such steps stand one upon the other: a message may lead to another
 */
export const messageStep = (messageDepth: number) => ({ messageDepth });

const markedState = z.object({ messageDepth: z.number().int().positive() });

/** How many steps back the page is without a message. 0 where there is none such: a pasted link. */
export function messageDepth(state: unknown): number {
  const marked = markedState.safeParse(state);
  return marked.success ? marked.data.messageDepth : 0;
}
