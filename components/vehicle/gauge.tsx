import { lowEnergyPercent } from '../fleet/fleet-filter';
import classes from './gauge.module.css';

type GaugeProps = {
  /** 0 to 100; undefined draws nothing, for an empty bar would say "empty". */
  percent: number | undefined;
  /** Where charging is told to end, percent. */
  limit?: number | undefined;
  kind: 'battery' | 'fuel';
};

/** How full, as a bar. Decorative: the number stands above it. */
export function Gauge({ percent, limit, kind }: GaugeProps) {
  if (percent === undefined) return null;
  return (
    <div
      className={classes.track}
      data-kind={kind}
      data-low={percent < lowEnergyPercent || undefined}
      aria-hidden="true"
    >
      <div className={classes.fill} style={{ width: `${Math.max(0, Math.min(100, percent))}%` }} />
      {limit !== undefined && limit < 100 && <div className={classes.limit} style={{ left: `${limit}%` }} />}
    </div>
  );
}
