'use client';

import type { ReactNode } from 'react';
import { usePast, usePastState } from '../past/past-context';
import classes from './shell.module.css';

/** The whole page from top to bottom; in the past it has a frame, and while a moment is on its way a veil. */
export function Surroundings({ children }: { children: ReactNode }) {
  const { isPast } = usePast();
  const { isLoading } = usePastState();
  return (
    <div className={classes.shell} data-past={isPast || undefined} data-loading={(isPast && isLoading) || undefined}>
      {children}
    </div>
  );
}
