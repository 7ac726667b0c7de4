import { CloseButton, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './progress-line.module.css';

export type ProgressState = 'running' | 'done' | 'stopped' | 'failed';

type ProgressLineProps = {
  title: string;
  detail: string;
  state: ProgressState;
  /** Of all, how many are done. */
  done: number;
  total: number;
  onDismiss: () => void;
  /** Buttons: stop, go on, where it led. */
  children?: ReactNode;
};

const colors = { running: 'violet', done: 'teal', stopped: 'gray', failed: 'red' };

/** How something goes that takes its time, in a list of such; what is over can be put away. */
export function ProgressLine({ title, detail, state, done, total, onDismiss, children }: ProgressLineProps) {
  const percent = total === 0 ? 0 : (done / total) * 100;
  return (
    <li className={classes.line} data-state={state}>
      <div className={classes.words} role="status">
        <p className={classes.title}>{title}</p>
        <p className={classes.detail}>{detail}</p>
      </div>
      {children}
      {state !== 'running' && (
        <CloseButton className={classes.close} aria-label={`Put away: ${title}`} onClick={onDismiss} />
      )}
      <Progress
        className={classes.progress}
        value={state === 'done' ? 100 : percent}
        size={4}
        color={colors[state]}
        aria-label={title}
      />
    </li>
  );
}
