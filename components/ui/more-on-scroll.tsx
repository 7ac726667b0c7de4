'use client';

import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';

type MoreOnScrollProps = { isMore: boolean; isLoading: boolean; label: string; onMore: () => void };

/** Stands at the end of a list: the next page is asked for as one scrolls near it, or presses. */
export function MoreOnScroll({ isMore, isLoading, label, onMore }: MoreOnScrollProps) {
  const end = useRef<HTMLDivElement>(null);
  const ask = useEffectEvent(onMore);
  const isAwaited = isMore && !isLoading;
  useEffect(() => {
    if (!isAwaited || end.current === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && ask(), {
      root: document.getElementById('content'),
      // A screen ahead, so that nobody waits for it.
      rootMargin: '100% 0px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isAwaited]);
  return (
    <div ref={end}>
      {isMore && (
        <Button variant="default" loading={isLoading} onClick={onMore}>
          {label}
        </Button>
      )}
    </div>
  );
}
