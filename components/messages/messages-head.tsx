'use client';

import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { formatClock } from '../ui/format-time';
import { formatNumber } from '../ui/format-value';
import classes from './messages.module.css';

type MessagesHeadProps = {
  /** Null before the first answer. */
  count: number | null;
  /** Whether there may be more than were found so far. */
  isMore: boolean;
  /** When it was looked for, epoch milliseconds. */
  asOf: number;
  isRenewing: boolean;
  onRenew: () => void;
};

/** What the page is, how many were found and when; nothing moves until somebody looks again. */
export function MessagesHead({ count, isMore, asOf, isRenewing, onRenew }: MessagesHeadProps) {
  return (
    <div className={classes.head}>
      <div className={classes.grow}>
        <h1 className={classes.title}>Messages</h1>
        <p className={classes.lead} role="status">
          {count === null
            ? 'Everything that was received, as it came.'
            : `${formatNumber(count, 0)} found${isMore ? ' so far' : ''}, newest first, as of ${formatClock(asOf)}.`}
        </p>
      </div>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} />}
        loading={isRenewing}
        disabled={count === null}
        onClick={onRenew}
      >
        Look again
      </Button>
    </div>
  );
}
