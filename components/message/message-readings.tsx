'use client';

import type { StoredMessage } from '../../server/contract/http';
import type { Reading } from '../../server/contract/reading';
import { effectWords } from './effect-words';
import classes from './message.module.css';
import { MessageReading } from './message-reading';

type MessageReadingsProps = {
  readings: StoredMessage['readings'];
  /** The newest reading of a signal of this vehicle. */
  currentOf: (signalId: string) => Reading | undefined;
};

/** What the message says by today's decoder, and for each value what it changed. */
export function MessageReadings({ readings, currentOf }: MessageReadingsProps) {
  return (
    <section className={classes.section}>
      <header className={classes.sectionHead}>
        <h3>What it says</h3>
        <span className={classes.dimmed}>
          {readings.length} {readings.length === 1 ? 'value' : 'values'}
        </span>
      </header>
      {readings.length === 0 && <p className={classes.dimmed}>No value can be read from it.</p>}
      <ul className={classes.list}>
        {readings.map((reading, place) => (
          <MessageReading
            // biome-ignore lint/suspicious/noArrayIndexKey: a message may say the same of one moment twice, and never changes
            key={`${reading.signal} ${reading.at} ${place}`}
            reading={reading}
            effect={effectWords(reading, currentOf(reading.signal))}
          />
        ))}
      </ul>
    </section>
  );
}
