import classes from './late-mark.module.css';

/** The mark of what came late, as charts paint it. With words it says them to whoever listens, or rests on it. */
export function LateMark({ words }: { words?: string }) {
  return (
    <span className={classes.mark} title={words}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path d="M6 1l5 5-5 5-5-5Z" fill="none" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      {words !== undefined && <span className="sr-only">{words}</span>}
    </span>
  );
}

/** What the mark says. */
export function LateSign() {
  return (
    <>
      <LateMark /> came late: an hour or more after it was measured, or after a later one
    </>
  );
}
