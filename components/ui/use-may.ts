'use client';

import { allows, type Permission, permissions } from '../../server/contract/roles';
import { useMe } from '../data/queries';
import { roleLabels } from '../people/role-words';

export type May = {
  isAllowed: boolean;
  /** Why not, as a sentence; null when it is allowed, and while nobody knows yet. */
  reason: string | null;
};

/** Whether the person signed in may do this. What they may not is shown all the same, disabled, with the reason. */
export function useMay(permission: Permission): May {
  const { data: me } = useMe();
  if (me === undefined) return { isAllowed: false, reason: null };
  if (allows(me.role, permission)) return { isAllowed: true, reason: null };
  const [needed, held] = [permissions[permission], me.role].map((role) => roleLabels[role].toLowerCase());
  return { isAllowed: false, reason: `This takes the ${needed} role; yours is ${held}` };
}
