'use client';

import { Skeleton } from '@mantine/core';
import { useVehicleReadings } from '../data/vehicle-store';
import { VehicleValue } from '../ui/vehicle-value';
import classes from './selection-card.module.css';
import { firstKnown, selectionLines } from './selection-signals';

/** The six values asked for first, each with its age; or why there are none. */
export function SelectionValues({ vin }: { vin: string }) {
  const { status, state, error } = useVehicleReadings(vin);
  if (status === 'unknown') {
    return (
      <p className={classes.note}>No vehicle here has this VIN. It appears once a source sends something of it.</p>
    );
  }
  if (status === 'failed') return <p className={classes.note}>{error}</p>;
  return (
    <dl className={classes.values}>
      {selectionLines.map(({ label, signals }) => (
        <div key={label} className={classes.line}>
          <dt>{label}</dt>
          <dd>
            {status === 'loading' ? (
              <Skeleton height={14} width={90} />
            ) : (
              <VehicleValue
                state={state}
                signalId={firstKnown(signals, (id) => state?.readings.has(id) === true)}
                size="sm"
                isCompact
              />
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
