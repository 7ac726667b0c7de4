import { useIsPast } from '../data/picture-context';
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
import { silentSentence, silentTiles, type TileName } from './silent-tiles';
import { StarterBatteryTile } from './starter-battery-tile';
import { TiresTile } from './tires-tile';
import { TrackerTile } from './tracker-tile';
import { TroubleTile } from './trouble-tile';
import classes from './vehicle-overview.module.css';

/** What matters of a vehicle, most asked for first. Tiles of which nothing is known are folded into one line. */
export function VehicleTiles({ state }: { state: VehicleView }) {
  const silent = silentTiles(state);
  const sentence = silentSentence(silent, useIsPast());
  const tells = (...names: TileName[]) => names.some((name) => !silent.has(name));
  return (
    <div className={classes.tiles}>
      {tells('position') && <PositionTile state={state} className={classes.map} />}
      {tells('energy', 'starterBattery') && (
        <div className={classes.stack}>
          {tells('energy') && <EnergyTile state={state} className={classes.grow} />}
          {tells('starterBattery') && <StarterBatteryTile state={state} />}
        </div>
      )}
      {tells('movement', 'odometer', 'ignition') && (
        <div className={classes.stack}>
          {tells('movement') && <MovementTile state={state} />}
          {tells('odometer') && <OdometerTile state={state} />}
          {tells('ignition') && <IgnitionTile state={state} className={classes.grow} />}
        </div>
      )}
      {tells('tires') && <TiresTile state={state} className={classes.wide} />}
      {tells('access') && <AccessTile state={state} className={classes.wide} />}
      {tells('trouble') && <TroubleTile state={state} className={classes.third} />}
      {tells('messages') && <MessagesTile state={state} className={classes.third} />}
      {tells('lights') && <LightsTile state={state} className={classes.third} />}
      {tells('service') && <ServiceTile state={state} className={classes.wide} />}
      {tells('climate') && <ClimateTile state={state} className={classes.wide} />}
      <TrackerTile state={state} className={classes.wide} />
      {sentence !== null && <p className={classes.silent}>{sentence}</p>}
    </div>
  );
}
