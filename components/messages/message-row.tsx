'use client';

import { memo } from 'react';
import type { ListedMessage } from '../../server/contract/messages';
import { VerdictBadge } from '../message/verdict-badge';
import { verdictWords } from '../message/verdict-words';
import { AppLink } from '../shell/app-link';
import { formatExactTime, formatExactUtcTime } from '../ui/format-time';
import { formatNumber } from '../ui/format-value';
import { useMessageLink } from '../ui/use-message-link';
import classes from './message-row.module.css';

/** Whom a message is about: its vehicle, else its device. */
function Subject({ upstream, vin, device }: Pick<ListedMessage, 'upstream' | 'vin' | 'device'>) {
  if (vin !== null) {
    return (
      <AppLink href={`/vehicles/${encodeURIComponent(vin)}`} prefetch={false} className={classes.link}>
        {vin}
      </AppLink>
    );
  }
  if (device === null) return <span className={classes.dimmed}>Not told</span>;
  return (
    <AppLink
      href={`/devices?${new URLSearchParams({ upstream, search: device })}`}
      prefetch={false}
      className={classes.link}
    >
      {device}
    </AppLink>
  );
}

/** The cells of one message. Pressed anywhere but on its vehicle, the row opens it. */
export const MessageRow = memo(function MessageRow({ message }: { message: ListedMessage }) {
  const { open } = useMessageLink();
  const { reference, receivedAt, upstream, topic, verdict, bytes } = message;
  const time = formatExactTime(receivedAt);
  return (
    <>
      <td className={classes.when}>
        <time dateTime={formatExactUtcTime(receivedAt)} title={formatExactUtcTime(receivedAt)}>
          {time}
        </time>
      </td>
      <td className={classes.source}>{upstream}</td>
      <td className={classes.topic}>
        <button
          type="button"
          className={classes.open}
          title={topic}
          aria-label={`Open the message of ${time}, ${verdictWords[verdict].label}, ${topic}`}
          onClick={() => open(reference)}
        >
          <bdi dir="ltr">{topic === '' ? 'No topic' : topic}</bdi>
        </button>
      </td>
      <td className={classes.verdict}>
        <VerdictBadge verdict={verdict} />
      </td>
      <td className={classes.subject}>
        <Subject {...message} />
      </td>
      <td className={classes.size}>{formatNumber(bytes, 0)}</td>
    </>
  );
});
