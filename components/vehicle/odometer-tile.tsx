import { IconRoad } from '@tabler/icons-react';
import { Panel } from '../ui/panel';
import { VehicleValue } from '../ui/vehicle-value';
import { SignalRows } from './signal-rows';
import type { TileProps } from './tile';

/** How far the vehicle has come. */
export function OdometerTile({ state, className }: TileProps) {
  return (
    <Panel title="Odometer" icon={<IconRoad size={17} />} className={className}>
      <VehicleValue state={state} signalId="odometer" size="lg" />
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
