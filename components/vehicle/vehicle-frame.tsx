'use client';

import { Button, Skeleton } from '@mantine/core';
import { IconCarOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { seconds } from '../../server/contract/duration';
import { type Motion, motionOf } from '../../server/contract/motion';
import { useVehicleByVin } from '../data/fleet-store';
import { usePicture } from '../data/picture-context';
import { useOfClock } from '../data/server-clock';
import { useVehicleReadings } from '../data/vehicle-store';
import { usePast } from '../past/past-context';
import { ReplayedBadges } from '../replay/replayed-badges';
import { AppLink } from '../shell/app-link';
import { Empty } from '../ui/empty';
import { MotionContext } from '../ui/freshness-budget';
import { Problem } from '../ui/problem';
import { FreshnessBadge } from './freshness-badge';
import { MotionBadge } from './motion-badge';
import classes from './vehicle-frame.module.css';
import { VehicleHead } from './vehicle-head';
import { VehicleTabs } from './vehicle-tabs';

/** What all tabs of a vehicle's page share: who it is, what else there is of it, and what it is doing. */
export function VehicleFrame({ vin, children }: { vin: string; children: ReactNode }) {
  const { status, state, error } = useVehicleReadings(vin);
  const vehicle = useVehicleByVin(vin);
  const { clock } = usePicture();
  const { isReplay } = usePast();
  // Motion changes with time as well, but not by the second. What it does now says nothing of a drive that is replayed.
  const motion = useOfClock(clock, seconds(10), (now): Motion | null => {
    if (isReplay) return null;
    return vehicle === undefined ? 'unseen' : motionOf(vehicle, now);
  });

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
  if (state === null && status === 'failed') {
    return (
      <Problem title="The vehicle cannot be shown" detail={error ?? ''} onRetry={() => window.location.reload()} />
    );
  }
  return (
    <MotionContext value={motion}>
      <div className={classes.frame}>
        {status === 'failed' && <Problem title="Not renewed any more" detail={error ?? ''} />}
        {state === null ? (
          <div className={classes.loading}>
            <Skeleton height={28} width={260} />
            <Skeleton height={14} width="min(22rem, 90%)" />
          </div>
        ) : (
          <VehicleHead vin={vin} model={state.model} name={vehicle === undefined ? state.name : vehicle.name}>
            {motion === null ? (
              <ReplayedBadges vin={vin} />
            ) : (
              <>
                <MotionBadge motion={motion} />
                <FreshnessBadge readings={state.readings} motion={motion} />
              </>
            )}
          </VehicleHead>
        )}
        <VehicleTabs vin={vin} />
        {children}
      </div>
    </MotionContext>
  );
}
