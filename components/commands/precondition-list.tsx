'use client';

import type { CheckedPrecondition } from '../../server/contract/commands';
import { seconds } from '../../server/contract/duration';
import { useLiveNow } from '../past/use-live-now';
import { NoticeLine } from './notice-line';
import classes from './send-form.module.css';
import { preconditionWords, toldWords } from './telemetry-words';
import { useReader } from './use-reader';

type PreconditionListProps = {
  preconditions: readonly CheckedPrecondition[];
  /** The VIN they are looked at by, where it is one of many. */
  about?: string;
};

/** What must hold when the command is sent, with what was last told and how old that is. */
export function PreconditionList({ preconditions, about }: PreconditionListProps) {
  const reader = useReader();
  // What is checked is what holds now, whatever moment the page shows.
  const now = useLiveNow(seconds(1));
  if (preconditions.length === 0) return null;
  return (
    <section className={classes.section} aria-label="What must hold">
      <h3 className={classes.heading}>
        {about === undefined
          ? 'What must hold, here and once more when it is sent'
          : `What must hold of each when it is sent: ${about} just now`}
      </h3>
      <ul className={classes.list}>
        {preconditions.map((precondition) => (
          <NoticeLine
            key={`${precondition.signal} ${precondition.expected}`}
            isList
            tone={precondition.holds ? 'good' : 'bad'}
          >
            <strong>{preconditionWords(precondition, reader)}</strong>{' '}
            <span className="sr-only">{precondition.holds ? 'holds.' : 'does not hold.'}</span>{' '}
            {toldWords(precondition, now, reader)}
          </NoticeLine>
        ))}
      </ul>
    </section>
  );
}
