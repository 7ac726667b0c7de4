'use client';

import Link from 'next/link';
import type { ComponentProps } from 'react';
import { withMoment } from '../past/moment-address';
import { usePast } from '../past/past-context';
import { useGo } from './go-context';

type AppLinkProps = Omit<ComponentProps<typeof Link>, 'href' | 'onNavigate'> & { href: string };

/**
 * A link to a page of ours. It stays at the moment that is shown, where its page can show that. Pressed while the server is
 * away, it opens when the server is back.
 */
export function AppLink({ href, ...rest }: AppLinkProps) {
  const go = useGo();
  const { addressed } = usePast();
  return (
    <Link
      href={withMoment(href, addressed)}
      onNavigate={(event) => {
        event.preventDefault();
        go(href);
      }}
      {...rest}
    />
  );
}
