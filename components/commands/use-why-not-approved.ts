'use client';

import type { Bulk } from '../../server/contract/commands';
import { useCommandTypes } from '../data/command-queries';
import { useMe } from '../data/queries';
import { roleProblem } from '../people/role-words';
import { useWhyNotSent } from './use-why-not-sent';

/** Why whoever is signed in cannot agree, as a second person, to what was asked for; null where they can. */
export function useWhyNotApproved({ type, requestedById }: Pick<Bulk, 'type' | 'requestedById'>): string | null {
  const { data: me } = useMe();
  const { data: types } = useCommandTypes();
  const barred = useWhyNotSent(null);
  if (barred !== null || me === undefined) return barred;
  if (me.id === requestedById) return 'You asked for it: a second person must agree';
  if (types === undefined) return null;
  // What is no longer in the file takes the highest role, as the server has it.
  return roleProblem(types.find(({ id }) => id === type)?.role ?? 'admin', me.role);
}
