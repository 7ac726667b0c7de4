'use client';

import { notifications } from '@mantine/notifications';
import type { CommandDetail } from '../../server/contract/commands';
import { asSentence } from '../connections/as-sentence';
import { useChangeCommand } from '../data/command-queries';
import { useMe } from '../data/queries';
import { GuardedButton } from '../ui/guarded-button';
import { useWhyNotSent } from './use-why-not-sent';

/** What can still be done about a command: call it off before it is on its way, or agree to it as a second person. */
export function CommandActions({ command }: { command: CommandDetail }) {
  const { data: me } = useMe();
  const barred = useWhyNotSent(null);
  const change = useChangeCommand(command.id);
  const awaits = command.state === 'awaiting-approval';
  const isOwn = me !== undefined && me.id === command.requestedById;
  const act = (what: 'cancel' | 'approve') =>
    change.mutate(what, {
      onError: (error) =>
        notifications.show({ color: 'red', title: 'Nothing was changed', message: asSentence(error.message) }),
    });
  return (
    <>
      {awaits && (
        <GuardedButton
          reason={barred ?? (isOwn ? 'You asked for it: a second person must agree' : null)}
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
