import { IconAlertTriangle, IconRoad } from '@tabler/icons-react';
import { findDisagreements } from '../../server/contract/odometers';
import { Panel } from '../ui/panel';
import { VehicleValue } from '../ui/vehicle-value';
import classes from './odometer-tile.module.css';
import { SignalRows } from './signal-rows';
import { sourcesId } from './sources-panel';
import type { TileProps } from './tile';
import { useNewestBySource } from './use-vehicle-sources';

/** How far the vehicle has come, and whether its sources agree on it. */
export function OdometerTile({ state, className }: TileProps) {
  const { readings } = useNewestBySource(state);
  return (
    <Panel title="Odometer" icon={<IconRoad size={17} />} className={className}>
      <VehicleValue state={state} signalId="odometer" size="lg" />
      {findDisagreements(readings).length > 0 && (
        <a className={classes.flag} href={`#${sourcesId}`}>
          <IconAlertTriangle size={15} aria-hidden="true" />
          Its sources disagree
        </a>
      )}
      <SignalRows
        state={state}
        lines={[
          { label: 'Since start', signalId: 'distance.since_start', isOptional: true },
          { label: 'Since reset', signalId: 'distance.since_reset', isOptional: true },
        ]}
      />
    </Panel>
  );
}
