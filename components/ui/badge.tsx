import type { ComponentProps, ReactNode } from 'react';
import classes from './badge.module.css';

/** What a badge says of its subject: a colour, which a word and a shape repeat. */
export type BadgeTone = 'good' | 'open' | 'warning' | 'doubt' | 'busy' | 'bad' | 'neutral' | 'over';

type BadgeProps = ComponentProps<'span'> & { tone: BadgeTone; icon: ReactNode };

/** How something stands, in a word behind a shape. */
export function Badge({ tone, icon, children, ...rest }: BadgeProps) {
  return (
    <span {...rest} className={classes.badge} data-tone={tone}>
      {icon}
      {children}
    </span>
  );
}
