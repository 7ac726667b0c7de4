import type { ReactNode } from 'react';
import classes from './progress-list.module.css';

/** How several things go that take a while, each a `ProgressLine`. */
export function ProgressList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={classes.list} aria-label={label}>
      {children}
    </ul>
  );
}
