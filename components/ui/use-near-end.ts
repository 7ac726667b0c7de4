'use client';

import { useEffect, useEffectEvent, useRef } from 'react';

/** Marks the end of a list by the element it is given to, and tells when somebody who awaits more scrolls near to that. */
export function useNearEnd(isAwaited: boolean, onNear: () => void) {
  const end = useRef<HTMLDivElement>(null);
  const tell = useEffectEvent(onNear);
  useEffect(() => {
    if (!isAwaited || end.current === null) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && tell(), {
      root: document.getElementById('content'),
      // A screen ahead, so that nobody waits for it.
      rootMargin: '100% 0px',
    });
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [isAwaited]);
  return end;
}
