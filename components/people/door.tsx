import type { ReactNode } from 'react';
import { Logo } from '../ui/logo';
import classes from './door.module.css';

/** The frame of the pages before one is in. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={classes.door}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <Logo size={36} />
          <span>Motorcade</span>
        </div>
        <h1 className={classes.title}>{title}</h1>
        {children}
      </div>
      <p className={classes.foot}>The live picture of a fleet of connected vehicles</p>
    </main>
  );
}
