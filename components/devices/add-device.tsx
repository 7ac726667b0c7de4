'use client';

import { Button, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useFleetSource } from '../data/fleet-store';
import { useUpstreams } from '../data/queries';
import { upstreamNames } from '../shell/upstream-words';
import classes from '../ui/page.module.css';
import { MappingNote } from './mapping-note';
import { typedVehicle } from './typed-vehicle';
import { useSaveDevice } from './use-save-device';
import { VehicleField } from './vehicle-field';

function AddForm({ onClose }: { onClose: () => void }) {
  const { data: upstreams = [] } = useUpstreams();
  const { save, isSaving } = useSaveDevice();
  const offered = upstreams.filter(({ hasDevices }) => hasDevices);
  const nameOf = upstreamNames(upstreams);
  const [chosen, setChosen] = useState('');
  const [device, setDevice] = useState('');
  const [vin, setVin] = useState('');
  const vehicle = typedVehicle(useFleetSource(), vin);
  const upstream = chosen || (offered[0]?.id ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save({ upstream, device: device.trim(), vin: vehicle.vin, isIgnored: false }, onClose);
  };
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
          value={vin}
          onChange={setVin}
        />
        <MappingNote vehicle={vehicle} />
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
