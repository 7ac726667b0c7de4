'use client';

import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useNearEnd } from './use-near-end';

type MoreOnScrollProps = {
  found: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetching' | 'isFetchingNextPage' | 'error' | 'fetchNextPage'>;
  label?: string;
  size?: 'sm' | 'xs';
};

/**
 * Stands at the end of a list: the next page is asked for as one scrolls near it, or presses. After a failure it waits for
 * the press.
 */
export function MoreOnScroll({ found, label = 'Show more', size = 'sm' }: MoreOnScrollProps) {
  const { hasNextPage, isFetching, isFetchingNextPage, error, fetchNextPage } = found;
  const more = () => void fetchNextPage({ cancelRefetch: false });
  const end = useNearEnd(hasNextPage && !isFetching && error === null, more);
  if (!hasNextPage) return null;
  return (
    <div ref={end}>
      <Button
        display="block"
        mx="auto"
        my={12}
        size={size}
        variant="default"
        loading={isFetchingNextPage}
        onClick={more}
      >
        {label}
      </Button>
    </div>
  );
}
