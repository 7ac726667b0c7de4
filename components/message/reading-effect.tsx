'use client';

import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { formatExactTime, formatExactUtcTime } from '../ui/format-time';
import { TextButton } from '../ui/text-button';
import { useMessageLink } from '../ui/use-message-link';
import type { ReadingGroup } from './group-readings';
import classes from './reading-effect.module.css';

/** What some values of a message changed and why not more, and when they were measured. */
export function ReadingEffect({ group: { effect, at, notes, told } }: { group: ReadingGroup }) {
  const { signal, open } = useMessageLink();
  const { by } = effect;
  const asked = told.find(({ reading }) => reading.signal === signal) ?? told[0];
  const Icon = effect.isShown ? IconCircleCheck : IconCircleMinus;
  return (
    <div className={classes.effect} data-shown={effect.isShown || undefined}>
      <Icon size={15} aria-hidden="true" />
      <p>
        <strong>{effect.label}.</strong> {effect.sentence}{' '}
        {by !== null && <TextButton onClick={() => open(by, asked?.reading.signal ?? null)}>Its message</TextButton>}
      </p>
      <p>
        Measured <time dateTime={formatExactUtcTime(at)}>{formatExactTime(at)}</time>
        {notes.map((note) => ` · ${note}`)}
      </p>
    </div>
  );
}
