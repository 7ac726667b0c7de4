'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Device } from '../../server/contract/devices';
import { isUsualVin } from '../../server/contract/vin';
import { useVehicleByVin } from '../data/fleet-store';
import { AppLink } from '../shell/app-link';
import { GuardedButton } from '../ui/guarded-button';
import table from '../ui/plain-table.module.css';
import { useMay } from '../ui/use-may';
import classes from './device-table.module.css';
import { MappingForm } from './mapping-form';

/** The vehicle that a device is in, with what people call it. */
function MappedVehicle({ vin }: { vin: string }) {
  const vehicle = useVehicleByVin(vin);
  return (
    <span className={classes.vehicle}>
      <AppLink href={`/vehicles/${encodeURIComponent(vin)}`} prefetch={false} className={table.link}>
        {vin}
      </AppLink>
      <span className={table.below}>
        {vehicle === undefined
          ? 'Nothing received of it yet'
          : [vehicle.name, vehicle.model].filter(Boolean).join(' · ')}
      </span>
      {!isUsualVin(vin) && <span className={table.below}>No VIN of 17 characters</span>}
    </span>
  );
}

/** Which vehicle a device is in, and the way to say or change it. */
export function DeviceVehicle({ device }: { device: Device }) {
  const may = useMay('device.edit');
  const [isEditing, setIsEditing] = useState(false);
  const [wasEdited, setWasEdited] = useState(false);
  const close = () => {
    setIsEditing(false);
    setWasEdited(true);
  };
  if (isEditing) return <MappingForm device={device} onClose={close} />;
  if (device.vin === null && !device.isIgnored) {
    return (
      <GuardedButton
        size="xs"
        variant="light"
        reason={may.reason}
        autoFocus={wasEdited}
        onClick={() => setIsEditing(true)}
      >
        Say which vehicle
      </GuardedButton>
    );
  }
  const label = may.reason ?? `Change the vehicle of ${device.device}`;
  return (
    <span className={classes.mapped}>
      {device.vin === null ? <span className={table.dimmed}>No vehicle</span> : <MappedVehicle vin={device.vin} />}
      <Tooltip label={label}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={label}
          autoFocus={wasEdited}
          aria-disabled={!may.isAllowed}
          data-disabled={!may.isAllowed || undefined}
          onClick={() => may.isAllowed && setIsEditing(true)}
        >
          <IconPencil size={16} />
        </ActionIcon>
      </Tooltip>
    </span>
  );
}
