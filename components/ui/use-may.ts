'use client';

import { type Permission, permissions } from '../../server/contract/roles';
import { useIsPast } from '../data/picture-context';
import { useMe } from '../data/queries';
import { roleProblem } from '../people/role-words';

export type May = {
  isAllowed: boolean;
  /** Why not, as a sentence; null when it is allowed, and while nobody knows yet. */
  reason: string | null;
};

/** What only looks, and may be done in the past as well. */
const looking = /\.(read|export|own)$/;

/** Whether the person signed in may do this. What they may not is shown all the same, disabled, with the reason. */
export function useMay(permission: Permission): May {
  const { data: me } = useMe();
  const isPast = useIsPast();
  if (me === undefined) return { isAllowed: false, reason: null };
  if (isPast && !looking.test(permission))
    return { isAllowed: false, reason: 'Off in the past: go back to live first' };
  const reason = roleProblem(permissions[permission], me.role);
  return { isAllowed: reason === null, reason };
}
