import { IconPlugOff } from '@tabler/icons-react';
import { useId } from 'react';
import type { MissingUpstream } from '../../server/contract/connections';
import classes from './connection-card.module.css';
import { PhasePill } from './phase-pill';

/** An upstream that cannot run here: what is missing, and what would help. */
export function MissingCard({ missing: { kind, label, reason, remedy } }: { missing: MissingUpstream }) {
  const id = useId();
  return (
    <article className={classes.card} data-missing aria-labelledby={id}>
      <header className={classes.head}>
        <div className={classes.heading}>
          <h2 id={id} className={classes.title}>
            {label}
          </h2>
          <span className={classes.kind}>{kind}</span>
        </div>
        <PhasePill tone="neutral" label="Not running" />
      </header>
      <div className={classes.lack}>
        <IconPlugOff size={30} stroke={1.5} aria-hidden="true" />
        <div>
          <p className={classes.sentence}>{reason}</p>
          <p className={classes.text}>{remedy}</p>
        </div>
      </div>
    </article>
  );
}
