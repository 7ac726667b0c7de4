import type { ComponentProps, ReactNode } from 'react';
import classes from './message-section.module.css';

type MessageSectionProps = ComponentProps<'section'> & { heading: string; remark?: string; tools?: ReactNode };

/** A part of what is told of a message, under a heading. */
export function MessageSection({ heading, remark, tools, className, children, ...rest }: MessageSectionProps) {
  return (
    <section className={[classes.section, className].join(' ')} {...rest}>
      <header className={classes.head}>
        <h3>{heading}</h3>
        {remark !== undefined && <span className={classes.remark}>{remark}</span>}
        {tools !== undefined && <span className={classes.tools}>{tools}</span>}
      </header>
      {children}
    </section>
  );
}
