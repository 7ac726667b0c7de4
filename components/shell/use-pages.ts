'use client';

import { usePathname } from 'next/navigation';
import { allows } from '../../server/contract/roles';
import { useMe } from '../data/queries';
import { type ListedPage, pages } from './page-list';

/** The pages that the person signed in may see; none while nobody knows who that is. */
export function usePages(): readonly ListedPage[] {
  const { data: me } = useMe();
  return me === undefined ? [] : pages.filter((page) => allows(me.role, page.permission));
}

/** The pages of the header, and which of them is shown now. A vehicle belongs to the fleet, a command to its log. */
export function useMainPages(): (ListedPage & { isCurrent: boolean })[] {
  const pathname = usePathname();
  const current = pathname.startsWith('/vehicles/') ? '/' : pathname.replace(/^\/commands\/.*/, '/commands');
  return usePages()
    .filter((page) => page.isMain)
    .map((page) => ({ ...page, isCurrent: page.path === current }));
}
