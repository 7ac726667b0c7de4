import type { BulkPreview } from '../../server/contract/commands';
import { asSentence } from '../ui/as-sentence';
import { formatNumber } from '../ui/format-value';
import { vehicleCount } from './bulk-words';
import { NoticeLine } from './notice-line';
import classes from './send-form.module.css';

type BulkReachLinesProps = { preview: Pick<BulkPreview, 'sendable' | 'refused'>; count: number };

/** How many of the vehicles would get a command, and why the others would get none. */
export function BulkReachLines({ preview: { sendable, refused }, count }: BulkReachLinesProps) {
  return (
    <section className={classes.section} aria-label="Who would get it">
      <div role="status">
        <NoticeLine tone={sendable === 0 ? 'bad' : sendable === count ? 'good' : 'doubt'}>
          {sendable === count
            ? `${vehicleCount(count)} would get it.`
            : `${formatNumber(sendable, 0)} of ${vehicleCount(count)} would get it. The others get none:`}
        </NoticeLine>
      </div>
      <ul className={classes.reasons}>
        {refused.map(({ problem, vehicles }) => (
          <li key={problem}>
            <strong>{formatNumber(vehicles, 0)}</strong>: {asSentence(problem)}
          </li>
        ))}
      </ul>
    </section>
  );
}
