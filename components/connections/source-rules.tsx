import { IconChevronRight } from '@tabler/icons-react';
import classes from './source-rules.module.css';

/** What the source itself demands and promises, folded away until somebody wonders. */
export function SourceRules({ rules }: { rules: readonly string[] }) {
  if (rules.length === 0) return null;
  return (
    <details className={classes.rules}>
      <summary>
        <IconChevronRight size={15} aria-hidden="true" />
        Rules of this source ({rules.length})
      </summary>
      <ul>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </details>
  );
}
