import { Textarea } from '@mantine/core';
import type { CommandForm } from './use-command-form';

type ReasonFieldProps = { form: Pick<CommandForm, 'reason' | 'setReason'>; isRequired: boolean };

/** Asks why, for the audit log. */
export function ReasonField({ form, isRequired }: ReasonFieldProps) {
  return (
    <Textarea
      label="Reason"
      description={isRequired ? 'Stands in the audit log.' : 'Optional. Stands in the audit log.'}
      required={isRequired}
      autosize
      minRows={1}
      maxLength={500}
      value={form.reason}
      onChange={(event) => form.setReason(event.currentTarget.value)}
    />
  );
}
