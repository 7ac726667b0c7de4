'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useSearchParams } from 'next/navigation';
import { useSetup, useSetupState } from '../data/queries';
import { Door } from './door';
import classes from './door.module.css';
import { FormProblem } from './form-problem';
import { welcomeValues } from './new-password';

/** Makes whoever holds the one-time link an administrator: the first one, or one who lost the way in. */
export function WelcomeForm() {
  const token = useSearchParams().get('token');
  const setup = useSetup();
  const { data: state } = useSetupState();
  const form = useForm({
    initialValues: { name: '', email: '', password: '', again: '' },
    validate: schemaResolver(welcomeValues, { sync: true }),
  });
  if (token === null || token === '') {
    return (
      <Door title="This link is not whole">
        <p className={classes.text}>
          The address lacks its token. Copy the whole link that Motorcade printed, or make a new one on the server with
          <code> npm run sign-in-link</code>.
        </p>
      </Door>
    );
  }
  const isFirst = state?.needsAdministrator !== false;
  const submit = form.onSubmit(({ name, email, password }) =>
    setup.mutate({ token, name, email, password }, { onSuccess: () => window.location.assign('/') }),
  );
  return (
    <Door title={isFirst ? 'Welcome: you are the first' : 'Get your access back'}>
      <p className={classes.text}>
        {isFirst
          ? 'You become the administrator: you let the others in, and decide who may do what.'
          : 'This gives the person with this e-mail address a new password and the role of an administrator.'}
      </p>
      <form className={classes.form} onSubmit={submit}>
        <TextInput label="Name" autoComplete="name" size="md" autoFocus {...form.getInputProps('name')} />
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          size="md"
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          description="At least 12 characters"
          autoComplete="new-password"
          size="md"
          {...form.getInputProps('password')}
        />
        <PasswordInput label="Password again" autoComplete="new-password" size="md" {...form.getInputProps('again')} />
        <FormProblem error={setup.error} />
        <Button type="submit" size="md" loading={setup.isPending || setup.isSuccess}>
          {isFirst ? 'Become administrator' : 'Set the password'}
        </Button>
      </form>
    </Door>
  );
}
