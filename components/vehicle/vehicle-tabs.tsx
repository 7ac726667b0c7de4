'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import { AppLink } from '../shell/app-link';
import { vehiclePath, vehicleTabs } from './vehicle-tab-list';
import classes from './vehicle-tabs.module.css';

/** What there is of a vehicle besides what is shown. Each is a page with an address of its own. */
export function VehicleTabs({ vin }: { vin: string }) {
  const shown = useSelectedLayoutSegment();
  return (
    <nav className={classes.tabs} aria-label="Parts of this vehicle’s page">
      {vehicleTabs.map(({ segment, label }) => (
        <AppLink
          key={label}
          href={vehiclePath(vin, segment)}
          className={classes.tab}
          aria-current={segment === shown ? 'page' : undefined}
        >
          {label}
        </AppLink>
      ))}
    </nav>
  );
}
