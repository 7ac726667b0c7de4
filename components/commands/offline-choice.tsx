'use client';

import { NativeSelect, SegmentedControl } from '@mantine/core';
import type { CommandType } from '../../server/contract/commands';
import { deadlineChoices } from './deadline-choices';
import classes from './send-form.module.css';
import type { CommandForm } from './use-command-form';

type OfflineChoiceProps = {
  form: Pick<CommandForm, 'whenOffline' | 'setWhenOffline' | 'deadlineMs' | 'setDeadlineMs'>;
  type: Pick<CommandType, 'deadlineMs'>;
};

/** What to do with a vehicle that is not listening, and until when the command may be sent at all. */
export function OfflineChoice({ form, type }: OfflineChoiceProps) {
  const { whenOffline, setWhenOffline, deadlineMs, setDeadlineMs } = form;
  return (
    <div className={classes.section}>
      <h3 className={classes.heading} id="when-offline">
        If the vehicle is not heard of
      </h3>
      <SegmentedControl
        aria-labelledby="when-offline"
        fullWidth
        data={[
          { value: 'fail', label: 'Fail now' },
          { value: 'wait', label: 'Wait for it' },
        ]}
        value={whenOffline}
        onChange={(value) => setWhenOffline(value === 'wait' ? 'wait' : 'fail')}
      />
      <p className={classes.note}>
        {whenOffline === 'fail'
          ? 'It is sent at once or not at all.'
          : 'It is sent as soon as the vehicle is heard of again, if that is before the deadline. What must hold is looked at then.'}
      </p>
      <NativeSelect
        label="Deadline"
        description="What has not been sent by then never is."
        value={String(deadlineMs)}
        onChange={(event) => setDeadlineMs(Number(event.currentTarget.value))}
        data={deadlineChoices(type.deadlineMs)}
      />
    </div>
  );
}
