'use client';

import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import type { QuarantineGroup } from '../../server/contract/quarantine';
import { useDiscard } from '../data/quarantine-queries';
import { FormProblem } from '../people/form-problem';
import classes from '../ui/page.module.css';
import { messageCount } from './group-words';

/** A reason has so many characters at least, as the server wants it. */
const shortest = 3;

function DiscardForm({ group, onClose }: { group: QuarantineGroup; onClose: () => void }) {
  const [why, setWhy] = useState('');
  const discard = useDiscard();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    discard.mutate(
      { group, why: why.trim() },
      {
        onSuccess: ({ discarded }) => {
          notifications.show({ color: 'teal', message: `Discarded: ${messageCount(discarded)}.` });
          onClose();
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={14}>
        <p className={classes.hint}>
          Nobody is asked about {group.messages === 1 ? 'this message' : `these ${messageCount(group.messages)}`} any
          more. The bytes stay as long as any are kept, and can be found on the messages page. What comes later is not
          part of it.
        </p>
        <Textarea
          label="Why"
          description="Kept with the decision, for whoever asks later"
          required
          data-autofocus
          autosize
          minRows={2}
          maxLength={500}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <FormProblem error={discard.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {group.messages === 1 ? 'Keep it' : 'Keep them'}
          </Button>
          <Button type="submit" color="red" loading={discard.isPending} disabled={why.trim().length < shortest}>
            Discard {messageCount(group.messages)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

type DiscardGroupProps = { group: QuarantineGroup; isOpen: boolean; onClose: () => void };

/** Asks why before a group is settled as not wanted. */
export function DiscardGroup({ group, isOpen, onClose }: DiscardGroupProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Discard this group?" centered>
      <DiscardForm group={group} onClose={onClose} />
    </Modal>
  );
}
