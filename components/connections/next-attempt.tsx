'use client';

import { useNow } from '../data/server-clock';
import classes from './connection-card.module.css';

/** When it is tried again, counting down by the second. @param at epoch milliseconds */
export function NextAttempt({ at }: { at: number }) {
  const now = useNow();
  const left = Math.ceil((at - now) / 1_000);
  if (now === 0) return null;
  return <span className={classes.countdown}>{left > 0 ? `Next attempt in ${left} s.` : 'Trying now.'}</span>;
}
