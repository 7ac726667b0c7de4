'use client';

import { IconChevronLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isUsualVin } from '../../server/contract/vin';
import type { VehicleView } from '../data/vehicle-store';
import { AppLink } from '../shell/app-link';
import { CopyText } from '../ui/copy-text';
import classes from './vehicle-head.module.css';
import { VehicleName } from './vehicle-name';

type VehicleHeadProps = {
  vin: string;
  model: VehicleView['model'];
  name: string | null;
  /** How it is at the time that the page shows. */
  children: ReactNode;
};

/** Who the vehicle is, and how it is. */
export function VehicleHead({ vin, model, name, children }: VehicleHeadProps) {
  return (
    <header className={classes.head}>
      <AppLink href={`/?vehicle=${encodeURIComponent(vin)}`} className={classes.back}>
        <IconChevronLeft size={16} aria-hidden="true" /> Fleet
      </AppLink>
      <div className={classes.main}>
        <VehicleName vin={vin} name={name} />
        <div className={classes.badges}>{children}</div>
        <dl className={classes.facts}>
          <div>
            <dt>VIN</dt>
            <dd className={classes.vin}>
              {vin} <CopyText text={vin} what="VIN" />
              {!isUsualVin(vin) && <span className={classes.remark}>is no VIN of 17 characters</span>}
            </dd>
          </div>
          {model !== null && (
            <div>
              <dt>Model</dt>
              <dd>{model}</dd>
            </div>
          )}
        </dl>
      </div>
    </header>
  );
}
