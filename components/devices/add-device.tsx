'use client';

import { Button, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useUpstreams } from '../data/queries';
import { upstreamNames } from '../shell/upstream-words';
import classes from '../ui/page.module.css';
import { MappingNote } from './mapping-note';
import { useTypedVehicle } from './use-typed-vehicle';
import { VehicleField } from './vehicle-field';

function AddForm({ onClose }: { onClose: () => void }) {
  const { data: upstreams = [] } = useUpstreams();
  const offered = upstreams.filter(({ hasDevices }) => hasDevices);
  const nameOf = upstreamNames(upstreams);
  const [chosen, setChosen] = useState('');
  const [device, setDevice] = useState('');
  const upstream = chosen || (offered[0]?.id ?? '');
  const key = { upstream, device: device.trim() };
  const { text, type, vehicle, submit, isSaving, note } = useTypedVehicle(key, null, onClose);
  if (offered.length === 0) {
    return (
      <p className={classes.hint}>
        No source is configured whose messages name a device: those of yours name the vehicle itself.
      </p>
    );
  }
  return (
    <form onSubmit={submit}>
      <Stack gap={12}>
        <NativeSelect
          label="Source"
          value={upstream}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={offered.map(({ id }) => ({ value: id, label: nameOf(id) }))}
        />
        <TextInput
          label="Device"
          description="Its id as the source sends it"
          required
          maxLength={300}
          spellCheck={false}
          data-autofocus
          value={device}
          onChange={(event) => setDevice(event.currentTarget.value)}
        />
        <VehicleField
          label="Vehicle"
          description="Its VIN; known ones are suggested"
          required
          value={text}
          onChange={type}
        />
        <MappingNote {...note} />
        <Button type="submit" loading={isSaving} disabled={device.trim() === '' || vehicle.vin === null}>
          Add
        </Button>
      </Stack>
    </form>
  );
}

/** Says which vehicle a device is in before it was ever heard. */
export function AddDevice({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  return (
    <Modal opened={isOpen} onClose={onClose} title="Add a mapping" centered>
      <AddForm onClose={onClose} />
    </Modal>
  );
}
