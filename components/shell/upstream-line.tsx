import type { Upstream } from '../../server/contract/http';
import { Ago } from '../ui/ago';
import { Standing } from '../ui/standing';
import classes from './upstream-status.module.css';
import { phaseWords } from './upstream-words';

/** One upstream in the header's list: who, how it stands and since when, what went wrong, when it was last heard of. */
export function UpstreamLine({ upstream }: { upstream: Upstream }) {
  const { label, tone } = phaseWords[upstream.phase];
  const isLost = tone === 'bad' || (tone === 'busy' && upstream.error !== null);
  return (
    <li className={classes.line} data-tone={tone}>
      <span className={classes.dot} aria-hidden="true" />
      <div>
        <p className={classes.name}>
          {upstream.label} <span className={classes.id}>{upstream.id}</span>
        </p>
        <p className={classes.state}>
          {label}. <Standing since={isLost ? (upstream.awaySince ?? upstream.since) : upstream.since} isAway={isLost} />
        </p>
        {upstream.error !== null && <p className={classes.error}>{upstream.error}</p>}
        <p className={classes.state}>
          {upstream.lastMessageAt === null ? (
            'No message yet'
          ) : (
            <>
              Last message <Ago at={upstream.lastMessageAt} />
            </>
          )}
        </p>
      </div>
    </li>
  );
}
