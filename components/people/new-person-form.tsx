'use client';

import { Button, Modal, NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { type NewUser, newUser } from '../../server/contract/http';
import { useCreateUser } from '../data/queries';
import { FormProblem } from './form-problem';
import classes from './page.module.css';
import { roleChoices, roleDescriptions } from './role-words';

const blank: NewUser = { name: '', email: '', password: '', role: 'viewer' };

/** Lets somebody in. */
export function NewPersonForm({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const create = useCreateUser();
  const form = useForm({ initialValues: blank, validate: schemaResolver(newUser, { sync: true }) });
  const close = () => {
    form.reset();
    create.reset();
    onClose();
  };
  return (
    <Modal opened={isOpen} onClose={close} title="Add a person" centered>
      <form className={classes.form} onSubmit={form.onSubmit((values) => create.mutate(values, { onSuccess: close }))}>
        <TextInput label="Name" autoComplete="off" data-autofocus {...form.getInputProps('name')} />
        <TextInput label="E-mail address" type="email" autoComplete="off" {...form.getInputProps('email')} />
        <PasswordInput
          label="First password"
          description="At least 12 characters. Hand it over; they can change it under Account."
          autoComplete="new-password"
          {...form.getInputProps('password')}
        />
        <NativeSelect
          label="Role"
          data={roleChoices}
          description={roleDescriptions[form.values.role]}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.getInputProps('role')}
        />
        <FormProblem error={create.error} />
        <Button type="submit" loading={create.isPending}>
          Add
        </Button>
      </form>
    </Modal>
  );
}
