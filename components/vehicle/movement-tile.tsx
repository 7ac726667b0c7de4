import { IconGauge } from '@tabler/icons-react';
import { compassPoint } from '../ui/compass';
import { Panel } from '../ui/panel';
import { VehicleValue } from '../ui/vehicle-value';
import { SignalRows } from './signal-rows';
import { numberOf, type TileProps } from './tile';

/** How fast the vehicle is, and whither. */
export function MovementTile({ state, className }: TileProps) {
  const heading = numberOf(state, 'heading');
  return (
    <Panel title="Speed" icon={<IconGauge size={17} />} className={className}>
      <VehicleValue state={state} signalId="speed" size="lg" />
      <SignalRows
        state={state}
        lines={[
          { label: heading === undefined ? 'Heading' : `Heading, ${compassPoint(heading)}`, signalId: 'heading' },
          { label: 'Altitude', signalId: 'altitude' },
        ]}
      />
    </Panel>
  );
}
