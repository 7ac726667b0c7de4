'use client';

import Link from 'next/link';
import type { ComponentProps } from 'react';
import { useGo } from './go-context';

type AppLinkProps = Omit<ComponentProps<typeof Link>, 'href' | 'onNavigate'> & { href: string };

/** A link to a page of ours. Pressed while the server is away, it opens when the server is back. */
export function AppLink({ href, ...rest }: AppLinkProps) {
  const go = useGo();
  return (
    <Link
      href={href}
      onNavigate={(event) => {
        event.preventDefault();
        go(href);
      }}
      {...rest}
    />
  );
}
