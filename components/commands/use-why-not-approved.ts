'use client';

import type { Bulk } from '../../server/contract/commands';
import { useMe } from '../data/queries';
import { useWhyNotSent } from './use-why-not-sent';

/** Why whoever is signed in cannot agree, as a second person, to what was asked for; null where they can. */
export function useWhyNotApproved({ requestedById }: Pick<Bulk, 'requestedById'>): string | null {
  const { data: me } = useMe();
  const barred = useWhyNotSent(null);
  return barred ?? (me?.id === requestedById ? 'You asked for it: a second person must agree' : null);
}
