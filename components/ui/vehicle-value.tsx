'use client';

import type { VehicleReadings } from '../data/vehicle-store';
import { useSignalOf } from './use-signal';
import { Value, type ValueProps } from './value';

type VehicleValueProps = Pick<ValueProps, 'size' | 'isAgeHidden' | 'isCompact'> & {
  state: VehicleReadings['state'];
  signalId: string;
};

/** The newest of one signal of a vehicle that is being followed. */
export function VehicleValue({ state, signalId, ...rest }: VehicleValueProps) {
  const signal = useSignalOf()(signalId);
  return (
    <Value
      signal={signal}
      reading={state?.readings.get(signalId)}
      absence={state?.absences.get(signalId)}
      availability={state?.availabilities.get(signalId)}
      {...rest}
    />
  );
}
