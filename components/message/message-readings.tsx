'use client';

import type { StoredMessage } from '../../server/contract/http';
import type { Reading } from '../../server/contract/reading';
import { groupReadings } from './group-readings';
import classes from './message.module.css';
import { MessageReading } from './message-reading';
import { ReadingEffect } from './reading-effect';

type MessageReadingsProps = Pick<StoredMessage, 'vin' | 'readings'> & {
  /** The newest reading of a signal of this vehicle. */
  currentOf: (signalId: string) => Reading | undefined;
};

/** What the message says by today's decoder, and what its values changed. */
export function MessageReadings({ vin, readings, currentOf }: MessageReadingsProps) {
  return (
    <section className={classes.section} aria-label="What it says">
      <header className={classes.sectionHead}>
        <h3>What it says</h3>
        <span className={classes.dimmed}>
          {readings.length} {readings.length === 1 ? 'value' : 'values'}
        </span>
      </header>
      {readings.length === 0 && <p className={classes.dimmed}>No value can be read from it.</p>}
      {groupReadings(readings, currentOf).map((group) => (
        <div key={group.key} className={classes.group}>
          <ReadingEffect group={group} />
          <ul>
            {group.told.map((told, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a message may say the same of one moment twice, and never changes
              <MessageReading key={`${told.reading.signal} ${place}`} {...told} vin={vin} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
