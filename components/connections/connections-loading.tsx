import { Skeleton } from '@mantine/core';
import classes from './connection-card.module.css';
import screen from './connections-screen.module.css';

const cards = ['first', 'second', 'third', 'fourth'];

/** Cards of the final shape while they are on their way. */
export function ConnectionsLoading() {
  return (
    <div className={screen.grid} role="status" aria-label="Loading the connections">
      {cards.map((card) => (
        <div key={card} className={classes.card}>
          <div className={classes.head}>
            <Skeleton height={22} width="45%" />
            <Skeleton height={30} width="38%" />
          </div>
          <Skeleton height={16} width="80%" />
          <Skeleton height={196} />
          <Skeleton height={110} />
          <Skeleton height={84} />
        </div>
      ))}
    </div>
  );
}
