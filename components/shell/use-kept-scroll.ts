'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type RefObject, useEffect, useRef } from 'react';
import { changedSearch } from '../ui/changed-search';

/** A page that is still arriving may grow for so long until the place it was left at is there again, milliseconds. */
const patienceMs = 5_000;
const hands = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** What a place on a page is kept by: neither the message open upon it nor the moment it shows are part of it. */
const pageOf = (pathname: string, search: string) =>
  pathname + changedSearch(search, { message: null, signal: null, t: null, clock: null });
const pageNow = () => pageOf(window.location.pathname, window.location.search);

/**
 * Brings the content back to where it was left when somebody goes back or forward to a page: browsers do so only where
 * the whole document scrolls.
 */
export function useKeptScroll(content: RefObject<HTMLElement | null>): void {
  const page = pageOf(usePathname(), useSearchParams().toString());
  const drawn = useRef(page);
  const tops = useRef(new Map<string, number>());
  const wanted = useRef<number | null>(null);

  useEffect(() => {
    const box = content.current;
    if (box === null) return;
    const keep = () => {
      // While the page that goes is still drawn, its place is not that of the page that comes.
      if (wanted.current === null && pageNow() === drawn.current) tops.current.set(drawn.current, box.scrollTop);
    };
    const want = () => {
      if (pageNow() !== drawn.current) wanted.current = tops.current.get(pageNow()) ?? null;
    };
    box.addEventListener('scroll', keep, { passive: true });
    window.addEventListener('popstate', want);
    return () => {
      box.removeEventListener('scroll', keep);
      window.removeEventListener('popstate', want);
    };
  }, [content]);

  useEffect(() => {
    drawn.current = page;
    const box = content.current;
    const top = wanted.current;
    if (box === null || top === null) return;
    let frame = 0;
    const isThere = () => Math.abs(box.scrollTop - top) < 2;
    const stop = () => {
      wanted.current = null;
      observer.disconnect();
      cancelAnimationFrame(frame);
      clearTimeout(patience);
      for (const hand of hands) box.removeEventListener(hand, stop);
    };
    const restore = () => {
      box.scrollTop = top;
      cancelAnimationFrame(frame);
      // What draws long tables scrolls once itself as it begins: only what lasts a frame counts.
      if (isThere()) frame = requestAnimationFrame(() => (isThere() ? stop() : restore()));
    };
    const observer = new ResizeObserver(restore);
    const patience = setTimeout(stop, patienceMs);
    for (const hand of hands) box.addEventListener(hand, stop, { passive: true });
    for (const child of box.children) observer.observe(child);
    restore();
    return stop;
  }, [content, page]);
}
