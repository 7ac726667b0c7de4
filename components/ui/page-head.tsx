import type { ReactNode } from 'react';
import { formatClock } from './format-time';
import classes from './page.module.css';

export type PageHeadProps = {
  title: string;
  lead: ReactNode;
  /** Whether what the lead says changes by itself, and is to be spoken then. */
  isStatus?: boolean;
  /** Why what is shown is of a moment ago, epoch milliseconds: said in the lead's place, so that nothing moves. */
  stale?: { asOf: number; problem: string } | null;
  /** What can be done to all of the page. */
  children?: ReactNode;
};

/** What a page is, in a title and a line. */
export function PageHead({ title, lead, isStatus = false, stale = null, children }: PageHeadProps) {
  return (
    <div className={classes.head}>
      <div className={classes.words}>
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead} role={isStatus || stale !== null ? 'status' : undefined}>
          {stale === null ? (
            lead
          ) : (
            <strong className={classes.stale}>
              As of {formatClock(stale.asOf)}: {stale.problem}
            </strong>
          )}
        </p>
      </div>
      {children && <div className={classes.tools}>{children}</div>}
    </div>
  );
}
