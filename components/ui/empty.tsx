import type { ReactNode } from 'react';
import classes from './notice.module.css';

type EmptyProps = {
  icon: ReactNode;
  title: string;
  /** Whether it stands for the whole page: its title is the page's heading then. */
  isPage?: boolean;
  children?: ReactNode;
};

/** Says that there is nothing, and what to do so that there is something. */
export function Empty({ icon, title, isPage = false, children }: EmptyProps) {
  return (
    <div className={classes.notice}>
      <span className={classes.icon} aria-hidden="true">
        {icon}
      </span>
      {isPage ? <h1 className={classes.title}>{title}</h1> : <p className={classes.title}>{title}</p>}
      {children && <div className={classes.detail}>{children}</div>}
    </div>
  );
}
