'use client';

import { Button } from '@mantine/core';
import { IconCurrentLocation } from '@tabler/icons-react';
import { motionOf } from '../../server/contract/motion';
import { QuickCommands } from '../commands/quick-commands';
import { useVehicleByVin } from '../data/fleet-store';
import { useNow } from '../data/server-clock';
import { AppLink } from '../shell/app-link';
import { MotionContext } from '../ui/freshness-budget';
import { CopyLink } from './copy-link';
import { isTrueOf } from './fleet-filter';
import { titleOf } from './fleet-sort';
import classes from './selection-card.module.css';
import { SelectionHead } from './selection-head';
import { SelectionValues } from './selection-values';
import type { Selection } from './use-selection';

type SelectionCardProps = { vin: string; selection: Pick<Selection, 'follow' | 'setFollowing' | 'select'> };

/** The vehicle that is selected: six values with their ages, and what can be done next. */
export function SelectionCard({ vin, selection: { follow, setFollowing, select } }: SelectionCardProps) {
  const vehicle = useVehicleByVin(vin);
  const now = useNow();
  const motion = vehicle === undefined ? 'unseen' : motionOf(vehicle, now);
  const isFollowing = follow === 'on';
  return (
    <section className={classes.card} aria-label={`Selected: ${vehicle ? titleOf(vehicle) : vin}`}>
      <SelectionHead vin={vin} vehicle={vehicle} motion={motion} onClose={() => select(null)} />
      <MotionContext value={motion}>
        <SelectionValues vin={vin} />
      </MotionContext>
      {follow === 'paused' && (
        <p className={classes.paused} role="status">
          Not following: you moved the map. Press Follow to go on.
        </p>
      )}
      <footer className={classes.actions}>
        <Button
          variant={isFollowing ? 'light' : 'default'}
          leftSection={<IconCurrentLocation size={16} />}
          onClick={() => setFollowing(!isFollowing)}
          aria-pressed={isFollowing}
          disabled={vehicle === undefined || isTrueOf('position', vehicle)}
        >
          {isFollowing ? 'Following' : 'Follow'}
        </Button>
        <CopyLink />
        <QuickCommands vin={vin} />
        <Button component={AppLink} href={`/vehicles/${encodeURIComponent(vin)}`} className={classes.open}>
          Open
        </Button>
      </footer>
    </section>
  );
}
