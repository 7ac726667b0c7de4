'use client';

import { Button, PasswordInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { IconKey } from '@tabler/icons-react';
import { useChangePassword } from '../data/queries';
import { Panel } from '../ui/panel';
import { FormProblem } from './form-problem';
import { passwordValues } from './new-password';
import classes from './page.module.css';

/** Sets another password; all other sessions end with the old one. */
export function PasswordForm() {
  const change = useChangePassword();
  const form = useForm({
    initialValues: { currentPassword: '', password: '', again: '' },
    validate: schemaResolver(passwordValues, { sync: true }),
  });
  const submit = form.onSubmit(({ currentPassword, password }) =>
    change.mutate(
      { currentPassword, newPassword: password },
      {
        onSuccess: () => {
          form.reset();
          notifications.show({ color: 'teal', message: 'Your password is changed. Your other sessions have ended.' });
        },
      },
    ),
  );
  return (
    <Panel title="Password" icon={<IconKey size={17} />}>
      <form className={classes.form} onSubmit={submit}>
        <PasswordInput
          label="Password now"
          autoComplete="current-password"
          {...form.getInputProps('currentPassword')}
        />
        <PasswordInput
          label="New password"
          description="At least 12 characters"
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <PasswordInput label="New password again" autoComplete="new-password" {...form.getInputProps('again')} />
        <FormProblem error={change.error} />
        <Button type="submit" loading={change.isPending}>
          Change the password
        </Button>
      </form>
    </Panel>
  );
}
