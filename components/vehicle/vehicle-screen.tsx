'use client';

import { Button } from '@mantine/core';
import { IconCarOff } from '@tabler/icons-react';
import { motionOf } from '../../server/contract/motion';
import { useVehicleByVin } from '../data/fleet-store';
import { useNow } from '../data/server-clock';
import { useVehicleReadings } from '../data/vehicle-store';
import { AppLink } from '../shell/app-link';
import { Empty } from '../ui/empty';
import { MotionContext } from '../ui/freshness-budget';
import { Problem } from '../ui/problem';
import { SignalTable } from './signal-table';
import { SourcesPanel } from './sources-panel';
import { VehicleHead } from './vehicle-head';
import { VehicleLoading } from './vehicle-loading';
import classes from './vehicle-screen.module.css';
import { VehicleTiles } from './vehicle-tiles';

/** Everything known of one vehicle: who it is, tiles of what matters, then every signal. */
export function VehicleScreen({ vin }: { vin: string }) {
  const { status, state, error } = useVehicleReadings(vin);
  const vehicle = useVehicleByVin(vin);
  // Motion changes with time as well, but not by the second.
  const now = useNow(10_000);
  const motion = vehicle === undefined ? 'unseen' : motionOf(vehicle, now);

  if (status === 'unknown') {
    return (
      <Empty isPage icon={<IconCarOff size={34} stroke={1.5} />} title={`No vehicle has the VIN ${vin}`}>
        <p>
          It appears here by itself once a source sends something of it. Search with Ctrl K for part of a VIN or a name.
        </p>
        <Button component={AppLink} href="/" mt="sm">
          To the fleet
        </Button>
      </Empty>
    );
  }
  if (state === null) {
    return status === 'failed' ? (
      <Problem title="The vehicle cannot be shown" detail={error ?? ''} onRetry={() => window.location.reload()} />
    ) : (
      <VehicleLoading vin={vin} />
    );
  }
  return (
    <MotionContext value={motion}>
      <div className={classes.screen}>
        {status === 'failed' && <Problem title="Not renewed any more" detail={error ?? ''} />}
        <VehicleHead vin={vin} state={state} name={vehicle === undefined ? state.name : vehicle.name} motion={motion} />
        <VehicleTiles state={state} />
        <SourcesPanel state={state} />
        <SignalTable state={state} />
      </div>
    </MotionContext>
  );
}
