'use client';

import { IconCheck, IconPlayerStop } from '@tabler/icons-react';
import type { Bulk } from '../../server/contract/commands';
import { useChangeBulk } from '../data/command-queries';
import { formatNumber } from '../ui/format-value';
import { GuardedButton } from '../ui/guarded-button';
import classes from './bulk-panel.module.css';
import { tellUnchanged } from './tell-unchanged';
import { useWhyNotApproved } from './use-why-not-approved';
import { useWhyNotSent } from './use-why-not-sent';

/** What can still be done about a bulk command: agree to all of it as a second person, and call off what is not on its way. */
export function BulkActions({ bulk }: { bulk: Bulk }) {
  const barred = useWhyNotSent(null);
  const notApproved = useWhyNotApproved(bulk);
  const approve = useChangeBulk(bulk.id, 'approve');
  const stop = useChangeBulk(bulk.id, 'stop');
  const { queued = 0, 'awaiting-approval': awaiting = 0 } = bulk.states;
  return (
    <div className={classes.buttons}>
      {(awaiting > 0 || approve.isPending) && (
        <GuardedButton
          reason={notApproved}
          loading={approve.isPending}
          leftSection={<IconCheck size={16} aria-hidden="true" />}
          onClick={() => approve.mutate(undefined, { onError: tellUnchanged })}
        >
          {awaiting > 1 ? `Approve all ${formatNumber(awaiting, 0)}` : 'Approve'}
        </GuardedButton>
      )}
      {(queued + awaiting > 0 || stop.isPending) && (
        <GuardedButton
          color="red"
          variant="light"
          reason={barred}
          loading={stop.isPending}
          leftSection={<IconPlayerStop size={16} aria-hidden="true" />}
          onClick={() => stop.mutate(undefined, { onError: tellUnchanged })}
        >
          Stop the rest
        </GuardedButton>
      )}
    </div>
  );
}
