'use client';

import { Button, Group, Modal } from '@mantine/core';
import type { User } from '../../server/contract/http';
import { useRemoveUser } from '../data/queries';
import { FormProblem } from './form-problem';
import classes from './page.module.css';

/** Asks once more before somebody is let out for good. */
export function RemovePerson({ user, isOpen, onClose }: { user: User; isOpen: boolean; onClose: () => void }) {
  const remove = useRemoveUser();
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Remove ${user.name}?`} centered>
      <p className={classes.detail}>
        {user.email} can no longer sign in, and is signed out everywhere at once. This cannot be taken back.
      </p>
      <FormProblem error={remove.error} />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Keep
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate(user.id, { onSuccess: onClose })}>
          Remove
        </Button>
      </Group>
    </Modal>
  );
}
