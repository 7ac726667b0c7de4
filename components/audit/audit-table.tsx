import { type AuditEntry, auditActions } from '../../server/contract/audit';
import { AppLink } from '../shell/app-link';
import { formatLocalTime, formatUtcTime } from '../ui/format-time';
import { type PlainColumn, PlainTable } from '../ui/plain-table';
import table from '../ui/plain-table.module.css';
import { AuditDetail } from './audit-detail';
import classes from './audit-table.module.css';

const labels: Readonly<Record<string, string>> = auditActions;
/** These are done to a vehicle, and name its VIN. */
const ofVehicle = /^(vehicle|history|evidence)\./;

function Subject({ entry: { action, subject } }: { entry: AuditEntry }) {
  if (!ofVehicle.test(action)) return subject;
  return (
    <AppLink href={`/vehicles/${encodeURIComponent(subject)}`} prefetch={false} className={table.link}>
      {subject}
    </AppLink>
  );
}

const columns: readonly PlainColumn<AuditEntry>[] = [
  {
    heading: 'When',
    width: '11.5rem',
    onCard: 'bare',
    cell: ({ at }) => (
      <time dateTime={formatUtcTime(at)} title={formatUtcTime(at)}>
        {formatLocalTime(at)}
      </time>
    ),
  },
  {
    heading: 'Who',
    width: '15%',
    onCard: 'bare',
    cell: ({ actor, address }) => (
      <>
        {actor}
        <span className={table.below}>{address ?? 'this server'}</span>
      </>
    ),
  },
  {
    heading: 'What',
    width: '18%',
    isRowHead: true,
    onCard: 'title',
    cell: ({ action }) => labels[action] ?? action,
  },
  { heading: 'To what', width: '18%', onCard: 'line', cell: (entry) => <Subject entry={entry} /> },
  { heading: 'Details', onCard: 'last', cell: ({ detail }) => <AuditDetail detail={detail} /> },
];

/** What people did, one deed a row; on a phone one a card. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <PlainTable
      label="What people did"
      columns={columns}
      rows={entries}
      keyOf={({ id }) => id}
      className={classes.table}
    />
  );
}
