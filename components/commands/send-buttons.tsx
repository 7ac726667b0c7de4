import { Button } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { FormProblem } from '../people/form-problem';
import { GuardedButton } from '../ui/guarded-button';
import classes from './send-form.module.css';

type SendButtonsProps = {
  /** What the last click came to. */
  send: { error: Error | null; isIdle: boolean; isPending: boolean };
  /** What the button says that sends. */
  label: string;
  /** Why nothing can be sent, as a sentence; null where it can. */
  against: string | null;
  isCritical: boolean;
  onSend: () => void;
  onClose: () => void;
};

/** Why it was not sent, where it was not; and the buttons that send it and that do not. */
export function SendButtons({ send, label, against, isCritical, onSend, onClose }: SendButtonsProps) {
  return (
    <>
      <FormProblem error={send.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {send.isIdle ? 'Cancel' : 'Close'}
        </Button>
        <GuardedButton
          reason={against}
          loading={send.isPending}
          color={isCritical ? 'red' : undefined}
          leftSection={<IconSend size={16} aria-hidden="true" />}
          onClick={onSend}
        >
          {send.error === null ? label : 'Try again'}
        </GuardedButton>
      </div>
    </>
  );
}
