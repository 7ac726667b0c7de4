import { formatNumber, writeOut } from '../ui/format-value';
import classes from './energy-bar.module.css';
import { lowEnergyPercent } from './fleet-filter';

/** How much is in the battery or the tank. @param percent 0 to 100; null when nobody said */
export function EnergyBar({ percent, kind }: { percent: number | null; kind: 'battery' | 'fuel' }) {
  if (percent === null) return null;
  const isLow = percent < lowEnergyPercent;
  return (
    <span className={classes.energy} data-low={isLow || undefined}>
      <span className="sr-only">{`${kind === 'battery' ? 'Battery' : 'Fuel'}${isLow ? ', low' : ''}`}</span>
      <span className={classes.track} data-kind={kind} aria-hidden="true">
        <span className={classes.fill} style={{ width: `${Math.max(0, Math.min(100, percent))}%` }} />
      </span>
      <span className={classes.percent}>{writeOut({ text: formatNumber(percent, 0), unit: '%' })}</span>
    </span>
  );
}
