import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice-line.module.css';

const icons = { good: IconCircleCheck, doubt: IconAlertTriangle, bad: IconCircleX, plain: IconInfoCircle };

type NoticeLineProps = { tone: keyof typeof icons; isList?: boolean; children: ReactNode };

/** One thing to know before sending: whether it is as it should be says a shape as well. */
export function NoticeLine({ tone, isList = false, children }: NoticeLineProps) {
  const Icon = icons[tone];
  const Line = isList ? 'li' : 'p';
  return (
    <Line className={classes.line} data-tone={tone}>
      <Icon size={16} aria-hidden="true" />
      <span>{children}</span>
    </Line>
  );
}
