import type { Reading } from '../../server/contract/reading';
import { formatLocalTime, formatUtcTime } from './format-time';
import classes from './reading-origin.module.css';
import { timeNotes } from './time-source-words';

function Moment({ label, at }: { label: string; at: number }) {
  return (
    <div className={classes.row}>
      <dt>{label}</dt>
      <dd>
        {formatLocalTime(at)}
        <span className={classes.utc}>{formatUtcTime(at)}</span>
      </dd>
    </div>
  );
}

/** Where a value comes from: when it was measured and received, local and UTC, and from whom. For a tooltip. */
export function ReadingOrigin({ reading, hint }: { reading: Reading; hint?: string | null }) {
  return (
    <dl className={classes.origin}>
      <Moment label="Measured" at={reading.at} />
      <Moment label="Received" at={reading.receivedAt} />
      <div className={classes.row}>
        <dt>Source</dt>
        <dd>{reading.upstream}</dd>
      </div>
      {timeNotes(reading).map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
      {hint && <p className={classes.hint}>{hint}</p>}
    </dl>
  );
}
