'use client';

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { useSearchParams } from 'next/navigation';
import { credentials } from '../../server/contract/http';
import { useSetupState, useSignIn } from '../data/queries';
import { Door } from './door';
import classes from './door.module.css';
import { FormProblem } from './form-problem';
import { safePath } from './safe-path';

/** Lets people in by e-mail address and password. */
export function SignInForm() {
  const next = useSearchParams().get('next');
  const signIn = useSignIn();
  const setup = useSetupState();
  const form = useForm({
    initialValues: { email: '', password: '' },
    validate: schemaResolver(credentials, { sync: true }),
  });
  if (setup.data?.needsAdministrator === true) {
    return (
      <Door title="Almost there">
        <p className={classes.text}>
          Nobody can sign in yet. Open the link that Motorcade printed when it started, or make a new one on the server
          with
          <code> npm run sign-in-link</code>: it makes you the first administrator.
        </p>
      </Door>
    );
  }
  // A whole new page, so that nothing of an earlier session lives on.
  const enter = () => window.location.assign(safePath(next));
  return (
    <Door title="Sign in">
      <form className={classes.form} onSubmit={form.onSubmit((values) => signIn.mutate(values, { onSuccess: enter }))}>
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          size="md"
          autoFocus
          {...form.getInputProps('email')}
        />
        <PasswordInput label="Password" autoComplete="current-password" size="md" {...form.getInputProps('password')} />
        <FormProblem error={signIn.error} />
        <Button type="submit" size="md" loading={signIn.isPending || signIn.isSuccess}>
          Sign in
        </Button>
      </form>
    </Door>
  );
}
