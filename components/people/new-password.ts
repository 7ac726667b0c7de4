import { z } from 'zod';
import { setupRequest } from '../../server/contract/http';

/** A password typed twice, so that a slip of the finger locks nobody out. */
export function isSameTwice({ password, again }: { password: string; again: string }): boolean {
  return password === again;
}

const again = z.string();
const differs = { path: ['again'], message: 'this is not the same as above' };

/** The form of the first administrator. */
export const welcomeValues = setupRequest.omit({ token: true }).extend({ again }).refine(isSameTwice, differs);

/** The form of a changed password. */
export const passwordValues = z
  .object({
    currentPassword: z.string().min(1, 'your password as it is now'),
    password: setupRequest.shape.password,
    again,
  })
  .refine(isSameTwice, differs);
