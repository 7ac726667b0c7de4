'use client';

import { Autocomplete, type AutocompleteProps } from '@mantine/core';
import { useFleetSource } from '../data/fleet-store';
import { findVehicles } from '../fleet/find-vehicles';
import classes from './vehicle-field.module.css';

/** So many vehicles are suggested at once. */
const suggested = 8;

export type VehicleFieldProps = Omit<AutocompleteProps, 'value' | 'onChange' | 'data' | 'filter' | 'renderOption'> & {
  value: string;
  onChange: (vin: string) => void;
};

/** Asks for a VIN. Vehicles of the fleet are suggested by VIN, name and model; any other VIN may be typed. */
export function VehicleField({ value, onChange, ...rest }: VehicleFieldProps) {
  const fleet = useFleetSource();
  const found = findVehicles(fleet, value, suggested);
  // Nothing is left to choose where it stands there already: Enter saves it.
  const isChosen = found.length === 1 && found[0]?.vin === value;
  return (
    <Autocomplete
      {...rest}
      // A list of options may hold nothing else that takes the focus; the arrow keys scroll it.
      scrollAreaProps={{ viewportProps: {} }}
      maxLength={64}
      autoComplete="off"
      spellCheck={false}
      value={value}
      onChange={onChange}
      // Enter on a part of a VIN takes the first that is suggested, and saves nothing.
      selectFirstOptionOnChange
      data={isChosen ? [] : found.map(({ vin }) => vin)}
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const vehicle = found.find(({ vin }) => vin === option.value);
        const more = [vehicle?.name, vehicle?.model].filter(Boolean).join(' · ');
        return (
          <span className={classes.option}>
            <span>{option.value}</span>
            {more !== '' && <span className={classes.dimmed}>{more}</span>}
          </span>
        );
      }}
    />
  );
}
