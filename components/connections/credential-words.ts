import type { Connection, Credential } from '../../server/contract/connections';
import { days, hours, minutes } from '../../server/contract/duration';
import { asSentence } from '../ui/as-sentence';
import { formatLocalTime } from '../ui/format-time';

/** How long something we sign in with is still good: words, and how much it matters. */
export type CredentialWords = { left: string; tone: 'good' | 'warning' | 'bad' | 'neutral'; note: string | null };

const counted = (count: number, unit: string) => `${count} ${unit}${count === 1 ? '' : 's'}`;

/** A length of time to the next smaller whole unit: `9 years`, `12 days`, `1 hour`, `0 minutes`. */
function wholeUnits(spanMs: number): string {
  if (spanMs >= days(730)) return counted(Math.floor(spanMs / days(365.25)), 'year');
  if (spanMs >= days(1)) return counted(Math.floor(spanMs / days(1)), 'day');
  if (spanMs >= hours(1)) return counted(Math.floor(spanMs / hours(1)), 'hour');
  return counted(Math.floor(spanMs / minutes(1)), 'minute');
}

/**
 * Says how long a credential is good. Under 30 days is a warning, under 7 and expired an alarm; but not of a token: it is
 * renewed before each sign-in, and the connection it opened lives on when it expires.
 * @param nextAttemptAt when the next sign-in is due, where that is known
 */
export function credentialWords(
  { name, expiresAt }: Credential,
  now: number,
  nextAttemptAt: number | null = null,
): CredentialWords {
  if (expiresAt === null) return { left: 'no expiry known', tone: 'neutral', note: null };
  const left = expiresAt - now;
  const words = left > 0 ? `${wholeUnits(left)} left` : `expired ${wholeUnits(-left)} ago`;
  if (name.includes('token')) {
    const next = nextAttemptAt === null ? '' : `, next at ${formatLocalTime(nextAttemptAt)}`;
    return { left: words, tone: 'neutral', note: `Renewed before each sign-in${next}` };
  }
  const tone = left < days(7) ? 'bad' : left < days(30) ? 'warning' : 'good';
  return { left: words, tone, note: null };
}

/**
 * Whether an upstream signs in as nobody. What it signs in with is known once it has been asked for, which a link's
 * details tell; an authority of the broker is nothing to sign in with.
 */
export function isAnonymous({ credentials, links }: Pick<Connection, 'credentials' | 'links'>): boolean {
  const isAsked = links.some(({ details }) => details.signsInAs === null);
  return isAsked && credentials.every(({ name }) => name === 'certificate authority');
}

/** Says of each credential that ends soon, or has ended, what to do about it. */
export function expiryWarnings(credentials: readonly Credential[], now: number): string[] {
  return credentials.flatMap((credential) => {
    const { left, tone } = credentialWords(credential, now);
    if (tone !== 'warning' && tone !== 'bad') return [];
    return [`${asSentence(credential.name)}: ${left}. Put a renewed one in its place, then restart the connection.`];
  });
}
