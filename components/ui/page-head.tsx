import type { ReactNode } from 'react';
import classes from './page.module.css';

type PageHeadProps = {
  title: string;
  lead: ReactNode;
  /** Whether what the lead says changes by itself, and is to be spoken then. */
  isStatus?: boolean;
  /** What can be done to all of the page. */
  children?: ReactNode;
};

/** What a page is, in a title and a line. */
export function PageHead({ title, lead, isStatus = false, children }: PageHeadProps) {
  return (
    <div className={classes.head}>
      <div className={classes.words}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead} role={isStatus ? 'status' : undefined}>
          {lead}
        </p>
      </div>
      {children && <div className={classes.tools}>{children}</div>}
    </div>
  );
}
