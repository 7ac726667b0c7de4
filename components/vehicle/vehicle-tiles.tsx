import type { VehicleView } from '../data/vehicle-store';
import { AccessTile } from './access-tile';
import { ClimateTile } from './climate-tile';
import { EnergyTile } from './energy-tile';
import { IgnitionTile } from './ignition-tile';
import { LightsTile } from './lights-tile';
import { MessagesTile } from './messages-tile';
import { MovementTile } from './movement-tile';
import { OdometerTile } from './odometer-tile';
import { PositionTile } from './position-tile';
import { ServiceTile } from './service-tile';
import { StarterBatteryTile } from './starter-battery-tile';
import { TiresTile } from './tires-tile';
import { TroubleTile } from './trouble-tile';
import classes from './vehicle-screen.module.css';

/** What matters of a vehicle, most asked for first. */
export function VehicleTiles({ state }: { state: VehicleView }) {
  return (
    <div className={classes.tiles}>
      <PositionTile state={state} className={classes.map} />
      <div className={classes.stack}>
        <EnergyTile state={state} className={classes.grow} />
        <StarterBatteryTile state={state} />
      </div>
      <div className={classes.stack}>
        <MovementTile state={state} />
        <OdometerTile state={state} />
        <IgnitionTile state={state} className={classes.grow} />
      </div>
      <TiresTile state={state} className={classes.wide} />
      <AccessTile state={state} className={classes.wide} />
      <TroubleTile state={state} className={classes.third} />
      <MessagesTile state={state} className={classes.third} />
      <LightsTile state={state} className={classes.third} />
      <ServiceTile state={state} className={classes.wide} />
      <ClimateTile state={state} className={classes.wide} />
    </div>
  );
}
