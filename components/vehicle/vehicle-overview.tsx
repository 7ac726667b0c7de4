'use client';

import { useVehicleReadings } from '../data/vehicle-store';
import { OverviewLoading } from './overview-loading';
import { SignalTable } from './signal-table';
import { SourcesPanel } from './sources-panel';
import classes from './vehicle-overview.module.css';
import { VehicleTiles } from './vehicle-tiles';

/** What a vehicle is like now: tiles of what matters, who tells of it, then every signal. */
export function VehicleOverview({ vin }: { vin: string }) {
  const { state } = useVehicleReadings(vin);
  if (state === null) return <OverviewLoading vin={vin} />;
  return (
    <div className={classes.overview}>
      <VehicleTiles state={state} />
      <SourcesPanel state={state} />
      <SignalTable state={state} />
    </div>
  );
}
