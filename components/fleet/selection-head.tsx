'use client';

import { CloseButton } from '@mantine/core';
import type { FleetVehicle } from '../../server/contract/fleet';
import type { Motion } from '../../server/contract/motion';
import { useIsPast } from '../data/picture-context';
import { useNow } from '../data/server-clock';
import { outdatedPlaceAge } from '../map/marker-look';
import { Ago } from '../ui/ago';
import { CopyText } from '../ui/copy-text';
import { MotionGlyph } from '../ui/motion-glyph';
import { motionLabel } from '../ui/motion-words';
import { isTrueOf } from './fleet-filter';
import { titleOf } from './fleet-sort';
import { PositionReason } from './position-reason';
import classes from './selection-card.module.css';

type SelectionHeadProps = { vin: string; vehicle: FleetVehicle | undefined; motion: Motion; onClose: () => void };

/** Who is selected, what it does and when it was heard of last; why it is not on the map, where it is not. */
export function SelectionHead({ vin, vehicle, motion, onClose }: SelectionHeadProps) {
  const isPast = useIsPast();
  const now = useNow();
  const isSilentOnPosition = vehicle !== undefined && isTrueOf('position', vehicle) && motion !== 'unseen';
  return (
    <header className={classes.head}>
      <MotionGlyph motion={motion} size={22} />
      <div className={classes.who}>
        <h2 className={classes.title}>{vehicle ? titleOf(vehicle) : vin}</h2>
        <p className={classes.vin}>
          {vin} <CopyText text={vin} what="VIN" />
        </p>
        <p className={classes.state}>
          <span>
            {motionLabel(motion, isPast)}
            {vehicle !== undefined && vehicle.lastAt !== null && (
              <>
                , last event <Ago at={vehicle.lastAt} />
              </>
            )}
          </span>
        </p>
        {vehicle !== undefined && vehicle.positionAt !== null && outdatedPlaceAge(vehicle, now) !== null && (
          <p className={classes.state}>
            <span>
              Last position <Ago at={vehicle.positionAt} />
            </span>
          </p>
        )}
        {isSilentOnPosition && (
          <p className={classes.state}>
            <span>
              Not on the map: <PositionReason reason={vehicle.positionAbsence} />
            </span>
          </p>
        )}
      </div>
      <CloseButton onClick={onClose} aria-label="Drop the selection" />
    </header>
  );
}
