import { Skeleton } from '@mantine/core';
import classes from './connection-card.module.css';
import screen from './connections-screen.module.css';
import traffic from './traffic.module.css';

const cards = ['first', 'second', 'third', 'fourth'];
const figures = Array.from({ length: 8 }, (_, figure) => figure);

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
          <div className={traffic.figures}>
            {figures.map((figure) => (
              <div key={figure} className={traffic.figure}>
                <Skeleton className={traffic.label} height={12} width={72} my={3} />
                <Skeleton height={20} width={56} />
                <Skeleton height={22} />
                <Skeleton className={traffic.hour} height={12} width={56} my={3} />
              </div>
            ))}
          </div>
          <div className={classes.pair}>
            <Skeleton height={96} />
            <Skeleton height={96} />
          </div>
          <Skeleton height={150} />
        </div>
      ))}
    </div>
  );
}
