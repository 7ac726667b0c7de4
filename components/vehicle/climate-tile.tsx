import { IconTemperature } from '@tabler/icons-react';
import { Panel } from '../ui/panel';
import { SignalRows } from './signal-rows';
import type { TileProps } from './tile';

/** How warm it is, inside and out. */
export function ClimateTile({ state, className }: TileProps) {
  return (
    <Panel title="Climate" icon={<IconTemperature size={17} />} className={className}>
      <SignalRows
        state={state}
        lines={[
          { label: 'Outside', signalId: 'temperature.outside' },
          { label: 'Inside', signalId: 'temperature.inside' },
          { label: 'Climate control on', signalId: 'climate.active', isOptional: true },
          { label: 'Set by the driver', signalId: 'climate.driver_temperature', isOptional: true },
          { label: 'Defrosting', signalId: 'climate.defrosting', isOptional: true },
        ]}
      />
    </Panel>
  );
}
