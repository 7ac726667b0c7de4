'use client';

import { CloseButton } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useFleetSource } from '../data/fleet-store';
import { findVehicles } from '../fleet/find-vehicles';
import { VehicleField, type VehicleFieldProps } from './vehicle-field';

type VehicleFilterProps = Pick<VehicleFieldProps, 'ref' | 'leftSection'> & {
  vin: string;
  onChange: (vin: string) => void;
};

/**
 * Asks for a vehicle. Told when one is chosen, on Enter, and when the field is left: half a VIN is nobody's. Where what
 * stands there fits one vehicle alone, that one is meant.
 */
export function VehicleFilter({ vin, onChange, ...rest }: VehicleFilterProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const fleet = useFleetSource();
  const tell = (text: string) => {
    const sought = text.trim();
    const found = sought === '' ? [] : findVehicles(fleet, sought, 2);
    const meant = found.length === 1 ? (found[0]?.vin ?? sought) : sought;
    setDraft(null);
    if (meant !== vin) onChange(meant);
  };
  const settle = () => draft !== null && tell(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    settle();
  };
  const shown = draft ?? vin;
  return (
    <form onSubmit={submit}>
      <VehicleField
        {...rest}
        label="Vehicle"
        placeholder="Any: VIN or name"
        value={shown}
        onChange={setDraft}
        onOptionSubmit={tell}
        onBlur={settle}
        rightSection={shown !== '' && <CloseButton size="sm" aria-label="Any vehicle" onClick={() => tell('')} />}
      />
    </form>
  );
}
