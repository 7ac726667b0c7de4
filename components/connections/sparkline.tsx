import { memo } from 'react';
import { sparkMinutes, sparkPath } from './spark-path';
import classes from './traffic.module.css';

const height = 22;

/** How a count went over the last hour. Decorative: the figures beside it say it in words. */
export const Sparkline = memo(function Sparkline({ minutes }: { minutes: readonly number[] }) {
  return (
    <svg
      className={classes.spark}
      viewBox={`0 0 ${sparkMinutes} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <path d={sparkPath(minutes, height)} />
    </svg>
  );
});
