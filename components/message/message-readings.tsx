'use client';

import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import type { StoredMessage } from '../../server/contract/http';
import type { Reading } from '../../server/contract/reading';
import { formatLocalTime } from '../ui/format-time';
import { formatValue, isPosition, writeOut } from '../ui/format-value';
import { timeNotes } from '../ui/time-source-words';
import { useSignalOf } from '../ui/use-signal';
import { useUnitPreferences } from '../ui/use-unit-preferences';
import classes from './message.module.css';
import { shownWords } from './shown-words';

type MessageReadingsProps = {
  readings: StoredMessage['readings'];
  /** The newest reading of a signal of this vehicle. */
  currentOf: (signalId: string) => Reading | undefined;
};

/** What the message said once decoded, and for each value whether it is what the screen shows. */
export function MessageReadings({ readings, currentOf }: MessageReadingsProps) {
  const signalOf = useSignalOf();
  const preferences = useUnitPreferences();
  return (
    <section className={classes.section}>
      <header className={classes.sectionHead}>
        <h3>What it said</h3>
        <span className={classes.dimmed}>
          {readings.length} {readings.length === 1 ? 'value' : 'values'}
        </span>
      </header>
      {readings.length === 0 && <p className={classes.dimmed}>No value could be read from it.</p>}
      <ul className={classes.list}>
        {readings.map((reading) => {
          const signal = signalOf(reading.signal);
          const shown = formatValue(reading.value, signal, preferences);
          const { isShown, sentence } = shownWords(reading, currentOf(reading.signal), reading.isLatest);
          const Icon = isShown ? IconCircleCheck : IconCircleMinus;
          return (
            <li key={`${reading.signal} ${reading.at}`} className={classes.reading} data-shown={isShown || undefined}>
              <span>{signal.label}</span>
              <strong>{writeOut(shown)}</strong>
              {typeof reading.value === 'object' && !isPosition(reading.value) && (
                <code className={classes.entries}>{JSON.stringify(reading.value)}</code>
              )}
              <span className={classes.shown}>
                <Icon size={14} aria-hidden="true" />
                {sentence}
              </span>
              <span className={classes.dimmed}>
                Measured {formatLocalTime(reading.at)}
                {timeNotes(reading).map((note) => ` · ${note}`)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
