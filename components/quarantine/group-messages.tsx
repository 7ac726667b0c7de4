'use client';

import { Button, Skeleton, Stack } from '@mantine/core';
import type { QuarantinedMessage, QuarantineGroupKey } from '../../server/contract/quarantine';
import { useQuarantined } from '../data/quarantine-queries';
import { formatExactTime, formatExactUtcTime } from '../ui/format-time';
import { formatNumber } from '../ui/format-value';
import { Problem } from '../ui/problem';
import { useMessageLink } from '../ui/use-message-link';
import classes from './group-messages.module.css';

function MessageLine({ message }: { message: QuarantinedMessage }) {
  const { open } = useMessageLink();
  const { reference, receivedAt, seen, vin, device, refusals } = message;
  const [first] = refusals;
  const more = refusals.length - 1;
  return (
    <li className={classes.message}>
      <button type="button" className={classes.open} onClick={() => open(reference)}>
        <time dateTime={formatExactUtcTime(receivedAt)}>{formatExactTime(receivedAt)}</time>
        <span className="sr-only">: open the message</span>
      </button>
      <span className={classes.whom}>{vin ?? device ?? 'Vehicle not told'}</span>
      <span className={classes.refusal}>
        {first !== undefined && (
          <>
            {first.field !== '' && <code>{first.field}</code>} {first.detail}
            {more > 0 && <span className={classes.dimmed}> and {more} more</span>}
          </>
        )}
      </span>
      <span className={classes.times}>{seen > 1 ? `${formatNumber(seen, 0)} times` : 'once'}</span>
    </li>
  );
}

/** The messages of a group, newest first, each with its own refusal. */
export function GroupMessages({ group }: { group: QuarantineGroupKey }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useQuarantined(group);
  if (error !== null && data === undefined) {
    return <Problem title="Its messages cannot be shown" detail={error.message} onRetry={() => void refetch()} />;
  }
  if (data === undefined) {
    return (
      <Stack gap={10} role="status" aria-label="Loading its messages">
        <Skeleton height={28} />
        <Skeleton height={28} />
        <Skeleton height={28} />
      </Stack>
    );
  }
  const messages = data.pages.flatMap((page) => page.messages);
  if (messages.length === 0) return <p className={classes.dimmed}>None of its messages waits any more.</p>;
  return (
    <>
      <ul className={classes.messages} aria-label="Its messages, newest first">
        {messages.map((message) => (
          <MessageLine key={message.reference} message={message} />
        ))}
      </ul>
      {hasNextPage && (
        <Button mx="auto" size="xs" variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}
