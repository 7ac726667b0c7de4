'use client';

import { type ReactNode, useRef } from 'react';
import classes from './shell.module.css';
import { useKeptScroll } from './use-kept-scroll';

/** The page, in what scrolls; Back finds it where it was left. */
export function Content({ children }: { children: ReactNode }) {
  const content = useRef<HTMLElement>(null);
  useKeptScroll(content);
  return (
    <main ref={content} className={classes.content} id="content" tabIndex={-1}>
      {children}
    </main>
  );
}
