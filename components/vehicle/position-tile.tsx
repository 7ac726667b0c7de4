'use client';

import { IconMapPin, IconMapPinOff } from '@tabler/icons-react';
import { freshness } from '../../server/contract/freshness';
import { signals } from '../../server/contract/signals';
import { useMapSettings } from '../data/queries';
import { useNow } from '../data/server-clock';
import { VehicleMap } from '../map/vehicle-map';
import { formatAgo } from '../ui/format-age';
import { formatPosition, isPosition } from '../ui/format-value';
import { budgetOf, useMotion } from '../ui/freshness-budget';
import { Missing } from '../ui/missing';
import { Panel } from '../ui/panel';
import { useMapTheme } from '../ui/use-map-theme';
import { VehicleValue } from '../ui/vehicle-value';
import classes from './position-tile.module.css';
import { numberOf, type TileProps } from './tile';

/** Where the vehicle was last known to be. */
export function PositionTile({ state, className }: TileProps) {
  const { data: tiles } = useMapSettings();
  const theme = useMapTheme();
  const now = useNow(5_000);
  const motion = useMotion();
  const reading = state.readings.get('position');
  const position = reading !== undefined && isPosition(reading.value) ? reading.value : null;
  const isStale = freshness(reading?.at, budgetOf(signals.position, motion), now) === 'stale';
  return (
    <Panel
      title="Position"
      icon={<IconMapPin size={17} />}
      className={className}
      aside={position !== null && <VehicleValue state={state} signalId="position" size="sm" />}
    >
      <div className={classes.map}>
        {reading === undefined || position === null ? (
          <div className={classes.missing}>
            <IconMapPinOff size={28} stroke={1.5} aria-hidden="true" />
            <Missing absence={state.absences.get('position')} availability={state.availabilities.get('position')} />
          </div>
        ) : (
          <VehicleMap
            position={position}
            heading={numberOf(state, 'heading') ?? null}
            isStale={isStale}
            {...(motion !== null && { motion })}
            theme={theme}
            tiles={tiles ?? null}
            label={`Map: the vehicle at ${formatPosition(position)}, ${formatAgo(now - reading.at)}`}
          />
        )}
      </div>
    </Panel>
  );
}
