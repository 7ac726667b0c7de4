import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { asSentence } from './as-sentence';
import classes from './notice.module.css';

type ProblemProps = { title: string; detail: string; onRetry?: (() => void) | undefined };

/** What happened and what to try, where something could not be shown. */
export function Problem({ title, detail, onRetry }: ProblemProps) {
  return (
    <div className={classes.notice} role="alert">
      <IconAlertTriangle size={20} className={classes.warning} aria-hidden="true" />
      <p className={classes.title}>{title}</p>
      <p className={classes.detail}>{asSentence(detail)}</p>
      {onRetry && (
        <Button size="xs" variant="default" onClick={onRetry} mt={6}>
          Try again
        </Button>
      )}
    </div>
  );
}
