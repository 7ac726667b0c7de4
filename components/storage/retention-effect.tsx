import type { RetentionPreview } from '../../server/contract/storage';
import { formatBytes } from '../connections/format-span';
import { formatLocalTime } from '../ui/format-time';
import { formatNumber } from '../ui/format-value';
import classes from '../ui/page.module.css';

type RetentionEffectProps = {
  /** What a row is, of several. */
  rowWord: string;
  /** Whether anything else is asked for than what holds. */
  isChange: boolean;
  preview: RetentionPreview | undefined;
  error: Error | null;
};

function wordsOf({ rowWord, isChange, preview, error }: RetentionEffectProps): string {
  if (!isChange) return 'Nothing changes.';
  if (error !== null) return `What would go cannot be told: ${error.message}`;
  if (preview === undefined) return 'Looking what would go…';
  const { rows, bytes, oldestKept } = preview;
  if (oldestKept === null) return 'Nothing goes, now or later.';
  const limit = formatLocalTime(oldestKept);
  if (rows === 0) return `Nothing goes now: there is nothing from before ${limit}.`;
  return `About ${formatNumber(rows, 0)} ${rowWord} from before ${limit} are dropped at once, ${formatBytes(bytes)}. This cannot be taken back.`;
}

/** Says what would go, before anything does. */
export function RetentionEffect(props: RetentionEffectProps) {
  return (
    <p className={classes.hint} role="status">
      {wordsOf(props)}
    </p>
  );
}
