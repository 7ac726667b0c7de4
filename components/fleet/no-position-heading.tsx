import type { CSSProperties } from 'react';
import classes from './vehicle-list.module.css';

/** Stands above the vehicles the map cannot show, and says where the reason is told. */
export function NoPositionHeading({ count, place }: { count: number; place: CSSProperties }) {
  return (
    <div role="presentation" className={classes.heading} style={place}>
      <p>
        No position <span>{count}</span>
      </p>
      <p className={classes.reason}>Not on the map; each one’s row says why</p>
    </div>
  );
}
