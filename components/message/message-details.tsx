'use client';

import type { StoredMessage } from '../../server/contract/http';
import { useVehicleReadings } from '../data/vehicle-store';
import classes from './message-details.module.css';
import { MessageFacts } from './message-facts';
import { MessageReadings } from './message-readings';
import { MessageRefusals } from './message-refusals';
import { MessageVerdict } from './message-verdict';
import { RawPayload } from './raw-payload';

function ComparedReadings({ vin, message }: { vin: string; message: StoredMessage }) {
  const { state } = useVehicleReadings(vin);
  return <MessageReadings {...message} currentOf={(signalId) => state?.readings.get(signalId)} />;
}

/** A stored message: what became of it, what it said and what that changed, and its very bytes beside. */
export function MessageDetails({ message }: { message: StoredMessage }) {
  return (
    <div className={classes.details}>
      <div className={classes.head}>
        <MessageVerdict message={message} />
        <MessageFacts message={message} />
      </div>
      <div className={classes.said}>
        <MessageRefusals refusals={message.refusals} absences={message.absences} />
        {message.vin === null ? (
          <MessageReadings {...message} currentOf={() => undefined} />
        ) : (
          <ComparedReadings vin={message.vin} message={message} />
        )}
      </div>
      <RawPayload message={message} />
    </div>
  );
}
