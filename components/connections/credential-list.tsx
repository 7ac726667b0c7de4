'use client';

import { IconAlertTriangle, IconCertificate, IconClockExclamation } from '@tabler/icons-react';
import type { Connection } from '../../server/contract/connections';
import { useNow } from '../data/server-clock';
import { asSentence } from '../ui/as-sentence';
import { formatLocalTime } from '../ui/format-time';
import classes from './credential-list.module.css';
import { credentialWords, isAnonymous } from './credential-words';

const icons = {
  good: IconCertificate,
  neutral: IconCertificate,
  warning: IconClockExclamation,
  bad: IconAlertTriangle,
};

type CredentialListProps = { connection: Pick<Connection, 'credentials' | 'links' | 'nextAttemptAt'> };

/** What an upstream signs in with, and for how long that is still good. Never a secret. */
export function CredentialList({ connection }: CredentialListProps) {
  const { credentials, nextAttemptAt } = connection;
  const isNobody = isAnonymous(connection);
  const now = useNow(60_000);
  return (
    <div>
      <p className={classes.caption}>Signs in with</p>
      {isNobody && <p className={classes.none}>Nothing: anonymous.</p>}
      {credentials.length === 0 && !isNobody && <p className={classes.none}>Nothing was asked for yet.</p>}
      <ul className={classes.list}>
        {credentials.map((credential) => {
          const { left, tone, note } = credentialWords(credential, now, nextAttemptAt);
          const Icon = icons[tone];
          return (
            <li key={credential.name} className={classes.item} data-tone={tone}>
              <Icon size={16} aria-hidden="true" />
              <div>
                <p className={classes.name}>
                  {asSentence(credential.name)}: <span className={classes.left}>{left}</span>
                </p>
                {credential.expiresAt !== null && (
                  <p className={classes.until}>
                    until {formatLocalTime(credential.expiresAt)}
                    {note !== null && `. ${note}`}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
