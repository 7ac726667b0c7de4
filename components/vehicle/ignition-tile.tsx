import { IconEngine } from '@tabler/icons-react';
import { Panel } from '../ui/panel';
import { SignalRows } from './signal-rows';
import type { TileProps } from './tile';

/** Whether the vehicle is switched on. */
export function IgnitionTile({ state, className }: TileProps) {
  return (
    <Panel title="Ignition and engine" icon={<IconEngine size={17} />} className={className}>
      <SignalRows
        state={state}
        lines={[
          { label: 'Ignition', signalId: 'ignition.state' },
          { label: 'Engine running', signalId: 'engine.running' },
          { label: 'Engine speed', signalId: 'engine.speed', isOptional: true },
          { label: 'Coolant', signalId: 'engine.coolant_temperature', isOptional: true },
          { label: 'Limp mode', signalId: 'engine.limp_mode', isOptional: true },
          { label: 'Parking brake', signalId: 'parking_brake', isOptional: true },
        ]}
      />
    </Panel>
  );
}
