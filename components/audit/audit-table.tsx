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

/** The page of what was done something to, where there is one. */
function pathOf({ action, subject, detail }: AuditEntry): string | null {
  if (ofVehicle.test(action)) return `/vehicles/${encodeURIComponent(subject)}`;
  if (!action.startsWith('command.')) return null;
  if (typeof detail.command === 'string') return `/commands/${detail.command}`;
  return typeof detail.bulk === 'string' ? `/commands?bulk=${detail.bulk}` : null;
}

function Subject({ entry }: { entry: AuditEntry }) {
  const path = pathOf(entry);
  if (path === null) return entry.subject;
  return (
    <AppLink href={path} prefetch={false} className={table.link}>
      {entry.subject}
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
