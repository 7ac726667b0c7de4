'use client';

import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Device } from '../../server/contract/devices';
import { useFleetSource } from '../data/fleet-store';
import classes from './mapping-form.module.css';
import { MappingNote } from './mapping-note';
import { typedVehicle } from './typed-vehicle';
import { useSaveDevice } from './use-save-device';
import { VehicleField } from './vehicle-field';

/** Asks in its very row which vehicle a device is in. */
export function MappingForm({ device, onClose }: { device: Device; onClose: () => void }) {
  const [vin, setVin] = useState(device.vin ?? '');
  const vehicle = typedVehicle(useFleetSource(), vin);
  const { save, isSaving } = useSaveDevice();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save({ upstream: device.upstream, device: device.device, vin: vehicle.vin, isIgnored: false }, onClose);
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <VehicleField
        className={classes.grow}
        aria-label={`VIN of the vehicle that ${device.device} is in`}
        placeholder="VIN, or part of one"
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        value={vin}
        onChange={setVin}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      <Button type="submit" loading={isSaving}>
        Save
      </Button>
      <Button variant="default" onClick={onClose}>
        Cancel
      </Button>
      <MappingNote vehicle={vehicle} before={device.vin} />
    </form>
  );
}
