'use client';

import { IconChevronLeft } from '@tabler/icons-react';
import type { Motion } from '../../server/contract/motion';
import { isUsualVin } from '../../server/contract/vin';
import { useIsPast } from '../data/picture-context';
import type { VehicleView } from '../data/vehicle-store';
import { AppLink } from '../shell/app-link';
import { CopyText } from '../ui/copy-text';
import { MotionGlyph } from '../ui/motion-glyph';
import { motionLabel, motionRule } from '../ui/motion-words';
import { FreshnessBadge } from './freshness-badge';
import classes from './vehicle-head.module.css';
import { VehicleName } from './vehicle-name';

type VehicleHeadProps = { vin: string; state: VehicleView; name: string | null; motion: Motion };

/** Who the vehicle is, what it is doing, and how far its values can be trusted. */
export function VehicleHead({ vin, state, name, motion }: VehicleHeadProps) {
  const isPast = useIsPast();
  return (
    <header className={classes.head}>
      <AppLink href={`/?vehicle=${encodeURIComponent(vin)}`} className={classes.back}>
        <IconChevronLeft size={16} aria-hidden="true" /> Fleet
      </AppLink>
      <div className={classes.main}>
        <VehicleName vin={vin} name={name} />
        <div className={classes.badges}>
          <span className={classes.motion} data-motion={motion} title={motionRule(motion, isPast)}>
            <MotionGlyph motion={motion} size={16} />
            {motionLabel(motion, isPast)}
          </span>
          <FreshnessBadge readings={state.readings} motion={motion} />
        </div>
        <dl className={classes.facts}>
          <div>
            <dt>VIN</dt>
            <dd className={classes.vin}>
              {vin} <CopyText text={vin} what="VIN" />
              {!isUsualVin(vin) && <span className={classes.remark}>is no VIN of 17 characters</span>}
            </dd>
          </div>
          {state.model !== null && (
            <div>
              <dt>Model</dt>
              <dd>{state.model}</dd>
            </div>
          )}
        </dl>
      </div>
    </header>
  );
}
