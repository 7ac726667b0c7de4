'use client';

import { CloseButton } from '@mantine/core';
import type { FleetVehicle } from '../../server/contract/fleet';
import { useFleetSource } from '../data/fleet-store';
import classes from './spot-card.module.css';
import { VehicleRow } from './vehicle-row';

type SpotCardProps = { ids: readonly number[]; onSelect: (vin: string) => void; onClose: () => void };

/** The vehicles that stand on one spot, so that each can be reached. */
export function SpotCard({ ids, onSelect, onClose }: SpotCardProps) {
  const fleet = useFleetSource();
  const wanted = new Set(ids);
  const vehicles: FleetVehicle[] = [];
  for (let index = 0; index < fleet.count(); index++) {
    const vehicle = fleet.vehicleAt(index);
    if (wanted.has(vehicle.id)) vehicles.push(vehicle);
  }
  return (
    <section className={classes.card} aria-label="Vehicles on this spot">
      <header className={classes.head}>
        <h2 className={classes.title}>{vehicles.length} vehicles on this spot</h2>
        <CloseButton onClick={onClose} aria-label="Close" />
      </header>
      <ul className={classes.list}>
        {vehicles.map(({ id, vin }) => (
          <li key={id}>
            <button type="button" className={classes.pick} onClick={() => onSelect(vin)}>
              <VehicleRow id={id} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
