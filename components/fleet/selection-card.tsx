'use client';

import { Button, CloseButton, Skeleton } from '@mantine/core';
import { IconArrowRight, IconCurrentLocation } from '@tabler/icons-react';
import Link from 'next/link';
import { motionOf } from '../../server/contract/motion';
import { useVehicleByVin } from '../data/fleet-store';
import { useNow } from '../data/server-clock';
import { useVehicleReadings } from '../data/vehicle-store';
import { Ago } from '../ui/ago';
import { CopyText } from '../ui/copy-text';
import { MotionContext } from '../ui/freshness-budget';
import { MotionGlyph } from '../ui/motion-glyph';
import { motionLabels } from '../ui/motion-words';
import { VehicleValue } from '../ui/vehicle-value';
import { CopyLink } from './copy-link';
import { titleOf } from './fleet-sort';
import { PositionReason } from './position-reason';
import classes from './selection-card.module.css';
import { firstKnown, selectionLines } from './selection-signals';

export type FollowState = 'off' | 'on' | 'paused';

type SelectionCardProps = {
  vin: string;
  follow: FollowState;
  onFollow: (isFollowing: boolean) => void;
  onClose: () => void;
};

/** Six values of the vehicle that is selected, with their ages, and what can be done next. */
export function SelectionCard({ vin, follow, onFollow, onClose }: SelectionCardProps) {
  const vehicle = useVehicleByVin(vin);
  const { status, state, error } = useVehicleReadings(vin);
  const now = useNow();
  const motion = vehicle === undefined ? 'unseen' : motionOf(vehicle, now);
  const isLocated = vehicle !== undefined && vehicle.latitude !== null;
  return (
    <section className={classes.card} aria-label={`Selected: ${vehicle ? titleOf(vehicle) : vin}`}>
      <header className={classes.head}>
        <MotionGlyph motion={motion} size={22} />
        <div className={classes.who}>
          <h2 className={classes.title}>{vehicle ? titleOf(vehicle) : vin}</h2>
          <p className={classes.vin}>
            {vin} <CopyText text={vin} what="VIN" />
          </p>
          <p className={classes.state}>
            {motionLabels[motion]}
            {vehicle?.lastAt != null && (
              <>
                {', last event '}
                <Ago at={vehicle.lastAt} />
              </>
            )}
          </p>
          {vehicle !== undefined && !isLocated && motion !== 'unseen' && (
            <p className={classes.state}>
              <span>
                Not on the map: <PositionReason vin={vin} />
              </span>
            </p>
          )}
        </div>
        <CloseButton onClick={onClose} aria-label="Drop the selection" />
      </header>
      {status === 'unknown' && (
        <p className={classes.note}>No vehicle here has this VIN. It appears once a source sends something of it.</p>
      )}
      {status === 'failed' && <p className={classes.note}>{error}</p>}
      {status !== 'unknown' && status !== 'failed' && (
        <MotionContext value={motion}>
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
        </MotionContext>
      )}
      {follow === 'paused' && (
        <p className={classes.paused} role="status">
          Not following: you moved the map. Press Follow to go on.
        </p>
      )}
      <footer className={classes.actions}>
        <Button
          variant={follow === 'on' ? 'filled' : 'default'}
          leftSection={<IconCurrentLocation size={16} />}
          onClick={() => onFollow(follow !== 'on')}
          aria-pressed={follow === 'on'}
          disabled={!isLocated}
        >
          {follow === 'on' ? 'Following' : 'Follow'}
        </Button>
        <CopyLink />
        <Button
          component={Link}
          href={`/vehicles/${encodeURIComponent(vin)}`}
          rightSection={<IconArrowRight size={16} />}
          className={classes.open}
        >
          Open
        </Button>
      </footer>
    </section>
  );
}
