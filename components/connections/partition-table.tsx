import type { PartitionLag } from '../../server/contract/connections';
import { formatNumber } from '../ui/format-value';
import classes from './card-table.module.css';

/** How far behind the end of each partition the consumer is, and of all of them together. */
export function PartitionTable({ partitions }: { partitions: readonly PartitionLag[] }) {
  const total = partitions.reduce((sum, { lag }) => sum + lag, 0);
  if (partitions.length === 0) {
    return <p className={classes.remark}>No partition of the topic is assigned to us now.</p>;
  }
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <caption>
          Kafka partitions:{' '}
          {total === 0
            ? 'up to date'
            : `${formatNumber(total, 0)} ${total === 1 ? 'message' : 'messages'} still to come`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Partition</th>
            <th scope="col" className={classes.number}>
              Committed
            </th>
            <th scope="col" className={classes.number}>
              End
            </th>
            <th scope="col" className={classes.number}>
              Lag
            </th>
          </tr>
        </thead>
        <tbody>
          {partitions.map(({ partition, committed, end, lag }) => (
            <tr key={partition}>
              <th scope="row">{partition}</th>
              <td className={classes.number}>{committed}</td>
              <td className={classes.number}>{end}</td>
              <td className={classes.number} data-behind={lag > 0 || undefined}>
                {formatNumber(lag, 0)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
