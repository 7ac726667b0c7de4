'use client';

import { Button } from '@mantine/core';
import { IconArrowUp, IconRefresh } from '@tabler/icons-react';
import type { Newer } from '../data/newer-messages';
import { formatClock } from '../ui/format-time';
import { formatNumber } from '../ui/format-value';
import { PageHead } from '../ui/page-head';

type MessagesHeadProps = {
  /** Null before the first answer. */
  count: number | null;
  /** Whether there may be more than were found so far. */
  isMore: boolean;
  /** When it was looked for, epoch milliseconds. */
  asOf: number;
  /** What has come since. */
  newer: Newer;
  isRenewing: boolean;
  onRenew: () => void;
};

/** What the page is, how many were found and when. What comes meanwhile is counted; nothing moves until somebody asks. */
export function MessagesHead({ count, isMore, asOf, newer, isRenewing, onRenew }: MessagesHeadProps) {
  return (
    <PageHead
      title="Messages"
      isStatus
      lead={
        count === null
          ? 'Everything that was received, as it came.'
          : count === 0 && !isMore
            ? `Nothing found, as of ${formatClock(asOf)}.`
            : `${formatNumber(count, 0)} found${isMore ? ' so far' : ''}, newest first, as of ${formatClock(asOf)}.`
      }
    >
      <Button
        // It does not change its width with what it says.
        miw="10rem"
        variant={newer.count === 0 ? 'default' : 'light'}
        leftSection={newer.count === 0 ? <IconRefresh size={16} /> : <IconArrowUp size={16} />}
        loading={isRenewing}
        disabled={count === null}
        onClick={onRenew}
      >
        {newer.count === 0 ? 'Look again' : `Show ${formatNumber(newer.count, 0)}${newer.isMore ? '+' : ''} newer`}
      </Button>
    </PageHead>
  );
}
