'use client';

import type { CheckedPrecondition } from '../../server/contract/commands';
import { useNow } from '../data/server-clock';
import { formatAgo } from '../ui/format-age';
import { formatDuration } from '../ui/format-duration';
import { formatValue, writeOut } from '../ui/format-value';
import { NoticeLine } from './notice-line';
import classes from './send-form.module.css';
import { preconditionWords } from './telemetry-words';
import { useReader } from './use-reader';

function Told({ reading, holds, freshWithinMs, signal }: CheckedPrecondition) {
  const { signalOf, preferences } = useReader();
  const now = useNow();
  if (reading === null) return 'It has never been told.';
  const value = writeOut(formatValue(reading.value, signalOf(signal), preferences));
  const age = formatAgo(now - Math.min(reading.at, reading.receivedAt));
  const limit = `it may be ${formatDuration(freshWithinMs)} old`;
  return holds ? `Told: ${value}, ${age}; ${limit}.` : `Told: ${value}, ${age}, and ${limit} at most.`;
}

/** What must hold when the command is sent, with what was last told and how old that is. */
export function PreconditionList({ preconditions }: { preconditions: readonly CheckedPrecondition[] }) {
  const reader = useReader();
  if (preconditions.length === 0) return null;
  return (
    <section className={classes.section} aria-label="What must hold">
      <h3 className={classes.heading}>What must hold, here and once more when it is sent</h3>
      <ul className={classes.list}>
        {preconditions.map((precondition) => (
          <NoticeLine
            key={`${precondition.signal} ${precondition.expected}`}
            isList
            tone={precondition.holds ? 'good' : 'bad'}
          >
            <strong>{preconditionWords(precondition, reader)}</strong>{' '}
            <span className="sr-only">{precondition.holds ? 'holds.' : 'does not hold.'}</span>{' '}
            <Told {...precondition} />
          </NoticeLine>
        ))}
      </ul>
    </section>
  );
}
