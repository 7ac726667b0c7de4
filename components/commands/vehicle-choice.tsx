'use client';

import { TextInput } from '@mantine/core';
import { type Dispatch, type SetStateAction, useCallback, useMemo, useState } from 'react';
import { usePicture } from '../data/picture-context';
import { answersTo, searchable } from '../fleet/fleet-filter';
import { formatNumber } from '../ui/format-value';
import { TextButton } from '../ui/text-button';
import classes from './vehicle-choice.module.css';
import { VehicleTick } from './vehicle-tick';

/** VINs that somebody has taken out of those a list showed. */
export type LeftOut = ReadonlySet<string>;

type VehicleChoiceProps = {
  /** All that may be chosen, in the order of the list they come from. */
  vins: readonly string[];
  leftOut: LeftOut;
  onLeave: Dispatch<SetStateAction<LeftOut>>;
};

const leaving = (leftOut: LeftOut, vins: Iterable<string>): LeftOut => new Set([...leftOut, ...vins]);

function taking(leftOut: LeftOut, vins: Iterable<string>): LeftOut {
  const left = new Set(leftOut);
  for (const vin of vins) left.delete(vin);
  return left;
}

/** Which vehicles of a list are meant: all at first, and each may be left out. */
export function VehicleChoice({ vins, leftOut, onLeave }: VehicleChoiceProps) {
  const { fleet } = usePicture();
  const [isOpen, setIsOpen] = useState(false);
  const [sought, setSought] = useState('');
  const found = useMemo(() => {
    const text = searchable(sought);
    const vehicles = vins.map((vin) => ({ vin, vehicle: fleet.vehicleByVin(vin) }));
    return vehicles.filter(({ vehicle }) => text === '' || (vehicle !== undefined && answersTo(vehicle, text)));
  }, [fleet, vins, sought]);
  const each = found.map(({ vin }) => vin);
  const tick = useCallback(
    (vin: string, isChosen: boolean) => onLeave((left) => (isChosen ? taking(left, [vin]) : leaving(left, [vin]))),
    [onLeave],
  );
  const which = sought === '' ? '' : ' found';
  return (
    <details className={classes.choice} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {formatNumber(vins.length - leftOut.size, 0)} of {formatNumber(vins.length, 0)} vehicles chosen
      </summary>
      <div className={classes.tools}>
        <TextInput
          className={classes.field}
          aria-label="Find among these vehicles"
          placeholder="VIN, name or model"
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <TextButton onClick={() => onLeave((left) => taking(left, each))}>All{which}</TextButton>
        <TextButton onClick={() => onLeave((left) => leaving(left, each))}>None{which}</TextButton>
      </div>
      {isOpen && (
        <ul className={classes.vehicles} aria-label="Vehicles to send to">
          {found.map(({ vin, vehicle }) => (
            <VehicleTick key={vin} vin={vin} name={vehicle?.name ?? null} isChosen={!leftOut.has(vin)} onTick={tick} />
          ))}
        </ul>
      )}
      {found.length === 0 && <p className={classes.nothing}>None of them answers to this.</p>}
    </details>
  );
}
