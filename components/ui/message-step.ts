import { z } from 'zod';

/** Marks the step of the history that opened a message here, so that closing it is going back. Kept over a reload. */
export const messageStep = { isMessageStep: true };

const markedState = z.object({ isMessageStep: z.literal(true) });

/** Whether the step before this one is the same page without the message. A pasted link has no such step. */
export function isMessageStep(state: unknown): boolean {
  return markedState.safeParse(state).success;
}
