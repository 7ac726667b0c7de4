import { IconBolt, IconGasStation } from '@tabler/icons-react';
import { Panel } from '../ui/panel';
import { VehicleValue } from '../ui/vehicle-value';
import classes from './energy-tile.module.css';
import { Gauge } from './gauge';
import { SignalRows } from './signal-rows';
import { isKnown, numberOf, type TileProps } from './tile';

const battery = 'traction_battery.state_of_charge';

/** What the vehicle drives on and how far that goes: battery, fuel or both, whichever it has. */
export function EnergyTile({ state, className }: TileProps) {
  const hasFuel = isKnown(state, 'fuel.level') || isKnown(state, 'fuel.volume');
  const hasBattery = isKnown(state, battery) || isKnown(state, 'charging.status');
  return (
    <Panel
      title="Energy"
      icon={hasFuel && !hasBattery ? <IconGasStation size={17} /> : <IconBolt size={17} />}
      className={className}
    >
      {(hasBattery || !hasFuel) && (
        <div className={classes.store}>
          <span className={classes.kind}>Battery</span>
          <VehicleValue state={state} signalId={battery} size="lg" />
          <Gauge percent={numberOf(state, battery)} limit={numberOf(state, 'charging.limit')} kind="battery" />
        </div>
      )}
      {hasFuel && (
        <div className={classes.store}>
          <span className={classes.kind}>Fuel</span>
          <VehicleValue state={state} signalId="fuel.level" size="lg" />
          <Gauge percent={numberOf(state, 'fuel.level')} kind="fuel" />
        </div>
      )}
      <SignalRows
        state={state}
        lines={[
          { label: 'In the tank', signalId: 'fuel.volume', isOptional: true },
          {
            label: 'Range',
            signalId: 'range',
            isOptional: isKnown(state, 'traction_battery.range') || isKnown(state, 'fuel.range'),
          },
          { label: 'Electric range', signalId: 'traction_battery.range', isOptional: true },
          { label: 'Range on fuel', signalId: 'fuel.range', isOptional: true },
          { label: 'Charging', signalId: 'charging.status', isOptional: !hasBattery },
          { label: 'Plug', signalId: 'charging.plugged_in', isOptional: true },
          { label: 'Power', signalId: 'charging.power', isOptional: true },
          { label: 'Time until charged', signalId: 'charging.time_to_full', isOptional: true },
          { label: 'Charge limit', signalId: 'charging.limit', isOptional: true },
        ]}
      />
    </Panel>
  );
}
