'use client';

import type { StoredMessage } from '../../server/contract/http';
import type { Reading } from '../../server/contract/reading';
import { groupReadings } from './group-readings';
import { MessageReading } from './message-reading';
import classes from './message-readings.module.css';
import { MessageSection } from './message-section';
import { ReadingEffect } from './reading-effect';

type MessageReadingsProps = Pick<StoredMessage, 'vin' | 'readings'> & {
  /** The newest reading of a signal of this vehicle. */
  currentOf: (signalId: string) => Reading | undefined;
};

/** What the message says by today's decoder, and what its values changed. */
export function MessageReadings({ vin, readings, currentOf }: MessageReadingsProps) {
  return (
    <MessageSection
      heading="What it says"
      aria-label="What it says"
      remark={`${readings.length} ${readings.length === 1 ? 'value' : 'values'}`}
    >
      {readings.length === 0 && <p className={classes.none}>No value can be read from it.</p>}
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
    </MessageSection>
  );
}
