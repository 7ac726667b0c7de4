import { type ReactNode, useId } from 'react';
import classes from './panel.module.css';

type PanelProps = {
  title: string;
  icon?: ReactNode;
  /** Stands at the right of the title: an age, a count, a button. */
  aside?: ReactNode;
  className?: string | undefined;
  /** For links to it. */
  id?: string;
  children: ReactNode;
};

/** A titled surface: the frame of every tile. */
export function Panel({ title, icon, aside, className, id, children }: PanelProps) {
  const titleId = useId();
  return (
    <section
      id={id}
      className={className === undefined ? classes.panel : `${classes.panel} ${className}`}
      aria-labelledby={titleId}
    >
      <header className={classes.head}>
        {icon && (
          <span className={classes.icon} aria-hidden="true">
            {icon}
          </span>
        )}
        <h2 className={classes.title} id={titleId}>
          {title}
        </h2>
        {aside && <div className={classes.aside}>{aside}</div>}
      </header>
      {children}
    </section>
  );
}
