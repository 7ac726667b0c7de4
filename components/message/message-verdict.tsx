import type { StoredMessage } from '../../server/contract/http';
import { AppLink } from '../shell/app-link';
import { settledWords } from './kept-words';
import classes from './message-verdict.module.css';
import { VerdictBadge } from './verdict-badge';
import { verdictWords } from './verdict-words';

/** Where somebody can do something about a message; null where there is nothing to do. */
function remedyOf({ verdict, upstream, device, settled }: StoredMessage): { href: string; label: string } | null {
  if (settled !== null) return null;
  if (verdict === 'unmapped') {
    const search = new URLSearchParams({ upstream, ...(device === null ? {} : { search: device }) });
    return { href: `/devices?${search}`, label: 'Say which vehicle' };
  }
  if (verdict !== 'partial' && verdict !== 'quarantined') return null;
  return { href: `/quarantine?${new URLSearchParams({ upstream, verdict })}`, label: 'Others like it' };
}

/** What became of a message when it came, in a sentence, and in another how somebody settled it since. */
export function MessageVerdict({ message }: { message: StoredMessage }) {
  const { sentence, tone } = verdictWords[message.verdict];
  const remedy = remedyOf(message);
  return (
    <p className={classes.verdict} data-tone={tone}>
      <VerdictBadge verdict={message.verdict} />
      <span>
        {sentence}{' '}
        {remedy !== null && (
          <AppLink href={remedy.href} prefetch={false}>
            {remedy.label}
          </AppLink>
        )}
        {message.settled !== null && <span className={classes.settled}>{settledWords(message.settled)}</span>}
      </span>
    </p>
  );
}
