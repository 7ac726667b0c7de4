'use client';

import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useEditVehicle } from '../data/queries';
import { useMay } from '../ui/use-may';
import classes from './vehicle-head.module.css';

/** What people call the vehicle; operators may change it. */
export function VehicleName({ vin, name }: { vin: string; name: string | null }) {
  const may = useMay('vehicle.edit');
  const edit = useEditVehicle();
  const [draft, setDraft] = useState<string | null>(null);
  const label = may.isAllowed ? 'Change the name' : (may.reason ?? 'Change the name');

  const save = (event: FormEvent) => {
    event.preventDefault();
    const next = draft?.trim() || null;
    edit.mutate(
      { vin, name: next },
      {
        onSuccess: () => setDraft(null),
        onError: (error) =>
          notifications.show({ color: 'red', title: 'The name was not saved', message: error.message }),
      },
    );
  };

  if (draft === null) {
    return (
      <div className={classes.name}>
        <h1>{name ?? vin}</h1>
        <Tooltip label={label}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={label}
            aria-disabled={!may.isAllowed}
            data-disabled={!may.isAllowed || undefined}
            onClick={() => may.isAllowed && setDraft(name ?? '')}
          >
            <IconPencil size={17} />
          </ActionIcon>
        </Tooltip>
      </div>
    );
  }
  return (
    <form className={classes.name} onSubmit={save}>
      <h1 className="sr-only">{name ?? vin}</h1>
      <TextInput
        aria-label="Name of the vehicle"
        placeholder={vin}
        value={draft}
        maxLength={100}
        autoFocus
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
      />
      <Button type="submit" loading={edit.isPending}>
        Save
      </Button>
      <Button variant="default" onClick={() => setDraft(null)}>
        Cancel
      </Button>
    </form>
  );
}
