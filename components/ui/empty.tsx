import type { ReactNode } from 'react';
import classes from './notice.module.css';

type EmptyProps = { icon: ReactNode; title: string; children?: ReactNode };

/** Says that there is nothing, and what to do so that there is something. */
export function Empty({ icon, title, children }: EmptyProps) {
  return (
    <div className={classes.notice}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      <p className={classes.title}>{title}</p>
      {children && <div className={classes.detail}>{children}</div>}
    </div>
  );
}
