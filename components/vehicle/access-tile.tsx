import { IconCarDoor } from '@tabler/icons-react';
import { Panel } from '../ui/panel';
import { VehicleValue } from '../ui/vehicle-value';
import { AccessCell } from './access-cell';
import { accessPlaces } from './access-places';
import classes from './access-tile.module.css';
import { isKnown, type TileProps } from './tile';

/** Doors, locks, windows, trunk and hood, part by part. What is open or unlocked stands out. */
export function AccessTile({ state, className }: TileProps) {
  const shown = accessPlaces.filter(
    ({ isAlways, ...place }) =>
      isAlways || Object.values(place).some((id) => typeof id === 'string' && isKnown(state, id)),
  );
  return (
    <Panel
      title="Doors and locks"
      icon={<IconCarDoor size={17} />}
      className={className}
      aside={<VehicleValue state={state} signalId="doors.lock_state" size="sm" isCompact />}
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">Position</th>
            <th scope="col">Lock</th>
            <th scope="col">Window</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ label, position, lock, window }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <AccessCell state={state} signalId={position} />
              <AccessCell state={state} signalId={lock} />
              <AccessCell state={state} signalId={window} />
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
