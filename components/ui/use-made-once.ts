'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';

/**
 * Makes what draws itself into an element, once the element is there, and removes it with the element. React never draws
 * it; what changes is told to it in effects that come after this one.
 * @param of what it is of, where there is such a thing: of another it is made anew
 */
export function useMadeOnce<Made extends { remove: () => void }>(
  element: RefObject<HTMLElement | null>,
  handle: RefObject<Made | null>,
  make: (element: HTMLElement) => Made,
  of: unknown = null,
): void {
  const makeIn = useEffectEvent(make);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another thing makes another drawing of it
  useEffect(() => {
    if (element.current === null) return;
    const made = makeIn(element.current);
    handle.current = made;
    return () => {
      handle.current = null;
      made.remove();
    };
  }, [element, handle, of]);
}
