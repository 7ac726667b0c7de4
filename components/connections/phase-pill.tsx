import type { ConnectionTone } from '../shell/upstream-words';
import classes from './phase-pill.module.css';

/** How a connection stands, in a word. Its dot is filled only while it is live. */
export function PhasePill({ tone, label }: { tone: ConnectionTone; label: string }) {
  return (
    <span className={classes.pill} data-tone={tone}>
      <span className={classes.dot} aria-hidden="true" />
      {label}
    </span>
  );
}
