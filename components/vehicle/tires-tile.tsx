'use client';

import { IconWheel } from '@tabler/icons-react';
import { useNow } from '../data/server-clock';
import { useMotion } from '../ui/freshness-budget';
import { Panel } from '../ui/panel';
import { CarOutline } from './car-outline';
import { findTire } from './find-tire';
import { fittedWheels, hasTwinWheels } from './fitted-wheels';
import { isTireStale } from './is-tire-stale';
import type { TileProps } from './tile';
import { TireCell } from './tire-cell';
import classes from './tires-tile.module.css';

/** The wheels where they are, each with its pressure, its target and what follows from the two. */
export function TiresTile({ state, className }: TileProps) {
  const now = useNow();
  const motion = useMotion();
  const wheels = fittedWheels(state);
  const isTwin = hasTwinWheels(wheels);
  const drawn = wheels.map((wheel) => ({
    wheel,
    verdict: findTire(state, wheel).verdict,
    isStale: isTireStale(state, wheel, motion, now),
  }));
  return (
    <Panel title="Tires" icon={<IconWheel size={17} />} className={className}>
      <div className={classes.vehicle} data-twin={isTwin || undefined}>
        <CarOutline className={classes.outline} wheels={drawn} />
        {wheels.map((wheel) => (
          <TireCell key={wheel} wheel={wheel} state={state} isTwin={isTwin} />
        ))}
      </div>
    </Panel>
  );
}
