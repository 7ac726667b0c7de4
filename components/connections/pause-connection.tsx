import { Button, Group, Modal } from '@mantine/core';
import classes from './connection-card.module.css';

/** `name` says which, of several of one kind. */
type PauseConnectionProps = { name: string; isOpen: boolean; onClose: () => void; onPause: () => void };

/** Asks once more before a source goes silent. */
export function PauseConnection({ name, isOpen, onClose, onPause }: PauseConnectionProps) {
  return (
    <Modal opened={isOpen} onClose={onClose} title={`Pause ${name}?`} centered>
      <p className={classes.text}>
        What has been received is stored first; then the connection is closed, and stays closed over a restart until
        somebody resumes it. Values from this source go on ageing meanwhile.
      </p>
      <p className={classes.text}>
        Sources that keep messages for us send them afterwards, as long as they keep them: see the rules on the card.
      </p>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          Keep it running
        </Button>
        <Button onClick={onPause}>Pause</Button>
      </Group>
    </Modal>
  );
}
