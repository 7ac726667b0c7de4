'use client';

import type { StoredMessage } from '../../server/contract/http';
import { useVehicleReadings } from '../data/vehicle-store';
import classes from './message.module.css';
import { MessageFacts } from './message-facts';
import { MessageReadings } from './message-readings';
import { MessageRefusals } from './message-refusals';
import { RawPayload } from './raw-payload';
import { verdictWords } from './verdict-words';

function ComparedReadings({ vin, message }: { vin: string; message: StoredMessage }) {
  const { state } = useVehicleReadings(vin);
  return <MessageReadings readings={message.readings} currentOf={(signalId) => state?.readings.get(signalId)} />;
}

/** A stored message from its verdict down to its bytes. */
export function MessageDetails({ message }: { message: StoredMessage }) {
  const verdict = verdictWords[message.verdict];
  return (
    <div className={classes.details}>
      <p className={classes.verdict} data-tone={verdict.tone}>
        <strong>{verdict.label}.</strong> {verdict.sentence}
      </p>
      <MessageFacts message={message} />
      <MessageRefusals refusals={message.refusals} absences={message.absences} />
      {message.vin === null ? (
        <MessageReadings readings={message.readings} currentOf={() => undefined} />
      ) : (
        <ComparedReadings vin={message.vin} message={message} />
      )}
      <RawPayload message={message} />
    </div>
  );
}
