import type { AuditEntry } from '../../server/contract/audit';
import { AuditRow } from './audit-row';
import classes from './audit-table.module.css';

/** What people did, one deed a row; on a phone one a card. */
export function AuditTable({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <table className={classes.table} aria-label="What people did">
      <thead>
        <tr>
          <th scope="col" className={classes.time}>
            When
          </th>
          <th scope="col" className={classes.actor}>
            Who
          </th>
          <th scope="col" className={classes.action}>
            What
          </th>
          <th scope="col" className={classes.subject}>
            To what
          </th>
          <th scope="col">Details</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}
