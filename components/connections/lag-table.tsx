import type { Connection, Percentiles } from '../../server/contract/connections';
import classes from './card-table.module.css';
import { formatSpan } from './format-span';

type LagTableProps = { lag: Connection['lag']; commitToBrowser: Percentiles | null };

/** How long messages take on their way: from the measurement to us, into the database, onto the screens. */
export function LagTable({ lag, commitToBrowser }: LagTableProps) {
  const ways = [
    { name: 'Measured to received', percentiles: lag.eventToReceive },
    { name: 'Received to stored', percentiles: lag.receiveToCommit },
    { name: 'Stored to browsers, all sources', percentiles: commitToBrowser },
  ];
  return (
    <table className={classes.table} aria-label="Time taken">
      <thead>
        <tr>
          <th scope="col" className={classes.caption}>
            Time taken, last 5 minutes
          </th>
          <th scope="col" className={classes.number}>
            <abbr title="Half of the messages are faster (p50)">half in</abbr>
          </th>
          <th scope="col" className={classes.number}>
            <abbr title="Nineteen of twenty messages are faster (p95)">95% in</abbr>
          </th>
        </tr>
      </thead>
      <tbody>
        {ways.map(({ name, percentiles }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {percentiles === null ? (
              <td colSpan={2} className={classes.none}>
                nothing came
              </td>
            ) : (
              <>
                <td className={classes.number}>{formatSpan(percentiles.p50)}</td>
                <td className={classes.number}>{formatSpan(percentiles.p95)}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
