import { IconBatteryAutomotive } from '@tabler/icons-react';
import { Panel } from '../ui/panel';
import { VehicleValue } from '../ui/vehicle-value';
import { SignalRows } from './signal-rows';
import type { TileProps } from './tile';

/** The battery that starts the vehicle, never to be taken for the one that drives it. */
export function StarterBatteryTile({ state, className }: TileProps) {
  return (
    <Panel title="12 V battery" icon={<IconBatteryAutomotive size={17} />} className={className}>
      <VehicleValue state={state} signalId="starter_battery.voltage" size="lg" />
      <SignalRows
        state={state}
        lines={[
          { label: 'Charge', signalId: 'starter_battery.state_of_charge', isOptional: true },
          { label: 'Status', signalId: 'starter_battery.status', isOptional: true },
          { label: 'Charge level', signalId: 'starter_battery.charge_level', isOptional: true },
        ]}
      />
    </Panel>
  );
}
