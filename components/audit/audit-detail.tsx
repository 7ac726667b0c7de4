import classes from './audit-detail.module.css';
import { describeDetail } from './detail-words';

/** What a deed changed, and what else is told of it, line by line. */
export function AuditDetail({ detail }: { detail: Readonly<Record<string, unknown>> }) {
  return describeDetail(detail).map(({ name, before, after }) => (
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
  ));
}
