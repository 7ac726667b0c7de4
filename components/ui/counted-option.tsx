import classes from './counted-option.module.css';
import { formatNumber } from './format-value';

/** One of several to choose from, with how many there are of it; null while nobody knows. */
export function CountedOption({ label, count }: { label: string; count: number | null }) {
  return (
    <span className={classes.option}>
      {label} <span className={classes.count}>{count === null ? '–' : formatNumber(count, 0)}</span>
    </span>
  );
}
