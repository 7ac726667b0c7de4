'use client';

import { IconBan, IconEyeOff } from '@tabler/icons-react';
import type { StoredMessage } from '../../server/contract/http';
import { absenceReason } from '../ui/absence-words';
import { useSignalOf } from '../ui/use-signal';
import classes from './message-refusals.module.css';
import { MessageSection } from './message-section';
import { reasonWords } from './reason-words';

/** What was not taken, and what the source said it could not give. */
export function MessageRefusals({ refusals, absences }: Pick<StoredMessage, 'refusals' | 'absences'>) {
  const signalOf = useSignalOf();
  if (refusals.length === 0 && absences.length === 0) return null;
  return (
    <MessageSection heading="What it could not give">
      <ul className={classes.list}>
        {refusals.map(({ field, reason, detail }) => (
          <li key={`${field} ${reason} ${detail}`} className={classes.refusal}>
            <IconBan size={15} aria-hidden="true" />
            <div>
              <strong>{reasonWords(reason)}</strong> <code>{field}</code>
              <p className={classes.detail}>{detail}</p>
            </div>
          </li>
        ))}
        {absences.map((absence) => (
          <li key={`${absence.signal} ${absence.at}`} className={classes.refusal}>
            <IconEyeOff size={15} aria-hidden="true" />
            <div>
              <strong>{signalOf(absence.signal).label}</strong>: {absenceReason(absence)}
              {absence.description && <p className={classes.detail}>{absence.description}</p>}
            </div>
          </li>
        ))}
      </ul>
    </MessageSection>
  );
}
