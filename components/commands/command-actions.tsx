'use client';

import type { CommandDetail } from '../../server/contract/commands';
import { useChangeCommand } from '../data/command-queries';
import { GuardedButton } from '../ui/guarded-button';
import { tellUnchanged } from './tell-unchanged';
import { useWhyNotApproved } from './use-why-not-approved';
import { useWhyNotSent } from './use-why-not-sent';

/** What can still be done about a command: call it off before it is on its way, or agree to it as a second person. */
export function CommandActions({ command }: { command: CommandDetail }) {
  const barred = useWhyNotSent(null);
  const change = useChangeCommand(command.id);
  const awaits = command.state === 'awaiting-approval';
  const notApproved = useWhyNotApproved(command);
  const act = (what: 'cancel' | 'approve') => change.mutate(what, { onError: tellUnchanged });
  return (
    <>
      {awaits && (
        <GuardedButton
          reason={notApproved}
          loading={change.isPending && change.variables === 'approve'}
          onClick={() => act('approve')}
        >
          Approve
        </GuardedButton>
      )}
      {command.isCancellable && (
        <GuardedButton
          variant="default"
          reason={barred}
          loading={change.isPending && change.variables === 'cancel'}
          onClick={() => act('cancel')}
        >
          Call off
        </GuardedButton>
      )}
    </>
  );
}
