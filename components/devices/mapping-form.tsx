'use client';

import { Button } from '@mantine/core';
import type { Device } from '../../server/contract/devices';
import classes from './mapping-form.module.css';
import { MappingNote } from './mapping-note';
import { useTypedVehicle } from './use-typed-vehicle';
import { VehicleField } from './vehicle-field';

/** Asks in its very row which vehicle a device is in. */
export function MappingForm({ device, onClose }: { device: Device; onClose: () => void }) {
  const { upstream, device: id, vin } = device;
  const { text, type, submit, isSaving, note } = useTypedVehicle({ upstream, device: id }, vin, onClose);
  return (
    <form className={classes.form} onSubmit={submit}>
      <VehicleField
        className={classes.grow}
        aria-label={`VIN of the vehicle that ${id} is in`}
        placeholder="VIN, or part of one"
        autoFocus
        onFocus={(event) => event.currentTarget.select()}
        value={text}
        onChange={type}
        onKeyDown={(event) => event.key === 'Escape' && onClose()}
      />
      <Button type="submit" loading={isSaving}>
        Save
      </Button>
      <Button variant="default" onClick={onClose}>
        Cancel
      </Button>
      <MappingNote {...note} />
    </form>
  );
}
