import { Skeleton } from '@mantine/core';
import classes from './message-details.module.css';

/** A message while it is on its way. */
export function MessageLoading() {
  return (
    <div className={classes.details} role="status" aria-label="Loading the message">
      <div className={classes.head}>
        <Skeleton height={44} />
        <Skeleton height={124} />
      </div>
      <Skeleton height={320} />
      <Skeleton height={320} />
    </div>
  );
}
