'use client';

import { Tooltip } from '@mantine/core';
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import type { Reading } from '../../server/contract/reading';
import { formatLocalTime } from '../ui/format-time';
import { formatValue, isPosition, writeOut } from '../ui/format-value';
import { timeNotes } from '../ui/time-source-words';
import { useMessageLink } from '../ui/use-message-link';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import type { EffectWords } from './effect-words';
import classes from './message.module.css';

/** One value of a message: press it and its place in the payload is marked. Below, what it changed and why not more. */
export function MessageReading({ reading, effect }: { reading: Reading; effect: EffectWords }) {
  const signal = useSignalOf()(reading.signal);
  const preferences = useUnitPreferences();
  const { signal: marked, open, point } = useMessageLink();
  const isMarked = marked === reading.signal;
  const { by } = effect;
  const Icon = effect.isShown ? IconCircleCheck : IconCircleMinus;
  return (
    <li className={classes.reading} data-shown={effect.isShown || undefined} data-marked={isMarked || undefined}>
      <Tooltip label={isMarked ? 'Take the mark away' : 'Mark it in the payload'} openDelay={400}>
        <button
          type="button"
          className={classes.value}
          aria-pressed={isMarked}
          onClick={() => point(isMarked ? null : reading.signal)}
        >
          <span>{signal.label}</span>
          <strong>{writeOut(formatValue(reading.value, signal, preferences))}</strong>
        </button>
      </Tooltip>
      {typeof reading.value === 'object' && !isPosition(reading.value) && (
        <code className={classes.entries}>{JSON.stringify(reading.value)}</code>
      )}
      <span className={classes.effect}>
        <Icon size={14} aria-hidden="true" />
        <span>
          <strong>{effect.label}.</strong> {effect.sentence}{' '}
          {by !== null && (
            <button type="button" className={classes.link} onClick={() => open(by, reading.signal)}>
              Its message
            </button>
          )}
        </span>
      </span>
      <span className={classes.dimmed}>
        Measured {formatLocalTime(reading.at)}
        {timeNotes(reading).map((note) => ` · ${note}`)}
      </span>
    </li>
  );
}
