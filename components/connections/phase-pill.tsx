import type { ConnectionTone } from '../shell/upstream-words';
import { Badge } from '../ui/badge';
import classes from './phase-pill.module.css';

/** How a connection stands, in a word. Its dot is filled only while it is live. */
export function PhasePill({ tone, label }: { tone: ConnectionTone; label: string }) {
  return (
    <Badge
      tone={tone}
      icon={<span className={classes.dot} data-filled={tone === 'good' || undefined} aria-hidden="true" />}
    >
      {label}
    </Badge>
  );
}
