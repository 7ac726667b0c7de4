'use client';

import { useEffect, useEffectEvent } from 'react';

/** Fields that take no text, so that a key pressed there is meant for nobody else. */
const wordless = /^(radio|checkbox|button|file|range)$/;

function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !wordless.test(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName));
}

/**
 * A key that is pressed in a menu is the menu's: Escape closes it, and nothing behind it. By the way the event took, for
 * what it was pressed on may be gone by now.
 */
const isOfMenu = (event: KeyboardEvent): boolean =>
  event.composedPath().some((node) => node instanceof Element && node.getAttribute('role') === 'menu');

/** Does something when a key is pressed anywhere but in a field or a menu. @param key as the keyboard's layout names it: `/`, `?` */
export function useShortcut(key: string, act: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping(event.target) || isOfMenu(event)) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
