import { IconWheel } from '@tabler/icons-react';
import type { Wheel } from '../../server/contract/signals';
import { Panel } from '../ui/panel';
import { CarOutline } from './car-outline';
import { findTire } from './find-tire';
import { isKnown, type TileProps } from './tile';
import { TireCell } from './tire-cell';
import classes from './tires-tile.module.css';

/** What is told of a wheel, by the beginnings of its signals' ids. */
const aspects = ['tire.pressure', 'tire.status', 'tire.temperature', 'tire.pressure_target'] as const;

const always = ['front_left', 'front_right', 'rear_left', 'rear_right'] as const satisfies readonly Wheel[];
const perhaps = ['rear_left_outer', 'rear_right_outer', 'spare'] as const satisfies readonly Wheel[];

/** The wheels where they are, each with its pressure, its target and what follows from the two. */
export function TiresTile({ state, className }: TileProps) {
  const fitted = perhaps.filter((wheel) => aspects.some((aspect) => isKnown(state, `${aspect}.${wheel}`)));
  const isTwin = fitted.includes('rear_left_outer') || fitted.includes('rear_right_outer');
  return (
    <Panel title="Tires" icon={<IconWheel size={17} />} className={className}>
      <div className={classes.vehicle} data-twin={isTwin || undefined}>
        <CarOutline className={classes.outline} verdicts={always.map((wheel) => findTire(state, wheel).verdict)} />
        {[...always, ...fitted].map((wheel) => (
          <TireCell key={wheel} wheel={wheel} state={state} isTwin={isTwin} />
        ))}
      </div>
    </Panel>
  );
}
