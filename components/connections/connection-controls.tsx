'use client';

import { notifications } from '@mantine/notifications';
import { IconPlayerPause, IconPlayerPlay, IconRefresh, IconStethoscope } from '@tabler/icons-react';
import { useState } from 'react';
import type { Connection, Control } from '../../server/contract/connections';
import { useControl } from '../data/connection-queries';
import { GuardedButton } from '../ui/guarded-button';
import { useMay } from '../ui/use-may';
import classes from './connection-card.module.css';
import { ConnectionTestModal } from './connection-test-modal';
import { PauseConnection } from './pause-connection';

const done: Record<Control, string> = { pause: 'is paused', resume: 'goes on', restart: 'starts afresh' };

type Open = 'pause' | 'test' | null;

/** What can be done to a connection. What one may not is shown all the same, with the reason. */
export function ConnectionControls({ connection }: { connection: Connection }) {
  const { id, label, phase } = connection;
  const [open, setOpen] = useState<Open>(null);
  const test = useMay('connection.test');
  const control = useMay('connection.control');
  const send = useControl(id);
  const isPaused = phase === 'paused';
  const act = (wanted: Control) =>
    send.mutate(wanted, {
      onSuccess: () => notifications.show({ color: 'teal', message: `${label} ${id} ${done[wanted]}.` }),
      onError: (error) => notifications.show({ color: 'red', title: 'Nothing was changed', message: error.message }),
    });
  const isSending = (wanted: Control) => send.isPending && send.variables === wanted;
  const shared = { size: 'xs', variant: 'default', reason: control.reason } as const;
  return (
    <div className={classes.controls}>
      <GuardedButton
        {...shared}
        reason={test.reason}
        leftSection={<IconStethoscope size={15} />}
        onClick={() => setOpen('test')}
      >
        Test
      </GuardedButton>
      {isPaused ? (
        <GuardedButton
          {...shared}
          leftSection={<IconPlayerPlay size={15} />}
          loading={isSending('resume')}
          onClick={() => act('resume')}
        >
          Resume
        </GuardedButton>
      ) : (
        <GuardedButton
          {...shared}
          leftSection={<IconPlayerPause size={15} />}
          loading={isSending('pause')}
          onClick={() => setOpen('pause')}
        >
          Pause
        </GuardedButton>
      )}
      <GuardedButton
        {...shared}
        reason={control.reason ?? (isPaused ? 'It is paused: resume it instead' : null)}
        leftSection={<IconRefresh size={15} />}
        loading={isSending('restart')}
        onClick={() => act('restart')}
      >
        Restart
      </GuardedButton>
      <PauseConnection
        name={`${label} ${id}`}
        isOpen={open === 'pause'}
        onClose={() => setOpen(null)}
        onPause={() => {
          setOpen(null);
          act('pause');
        }}
      />
      <ConnectionTestModal connection={connection} isOpen={open === 'test'} onClose={() => setOpen(null)} />
    </div>
  );
}
