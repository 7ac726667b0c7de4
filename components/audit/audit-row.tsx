'use client';

import { type AuditEntry, auditActions } from '../../server/contract/audit';
import { AppLink } from '../shell/app-link';
import { formatLocalTime, formatUtcTime } from '../ui/format-time';
import { useZone } from '../ui/use-zone';
import classes from './audit-table.module.css';
import { describeDetail } from './detail-words';

const labels: Readonly<Record<string, string>> = auditActions;
/** These are done to a vehicle, and name its VIN. */
const ofVehicle = /^(vehicle|history|evidence)\./;

function Subject({ entry: { action, subject } }: { entry: AuditEntry }) {
  if (!ofVehicle.test(action)) return subject;
  return (
    <AppLink href={`/vehicles/${encodeURIComponent(subject)}`} prefetch={false} className={classes.link}>
      {subject}
    </AppLink>
  );
}

/** One deed: when, who, what, to what, and what it changed. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  useZone();
  const lines = describeDetail(entry.detail);
  return (
    <tr>
      <td data-label="When" className={classes.time}>
        <time dateTime={formatUtcTime(entry.at)} title={formatUtcTime(entry.at)}>
          {formatLocalTime(entry.at)}
        </time>
      </td>
      <td data-label="Who" className={classes.actor}>
        {entry.actor}
        <span className={classes.dimmed}>{entry.address ?? 'this server'}</span>
      </td>
      <th scope="row" className={classes.action}>
        {labels[entry.action] ?? entry.action}
      </th>
      <td data-label="To what" className={classes.subject}>
        <Subject entry={entry} />
      </td>
      <td data-label="Details" className={classes.details} data-none={lines.length === 0 || undefined}>
        {lines.map(({ name, before, after }) => (
          <span key={name} className={classes.line}>
            <span className={classes.label}>{name}</span>{' '}
            {before !== null && (
              <>
                <s className={classes.before}>{before}</s>
                <span aria-hidden="true"> → </span>
                <span className="sr-only"> became </span>
              </>
            )}
            {after}
          </span>
        ))}
      </td>
    </tr>
  );
}
