import { IconCarDoor } from '@tabler/icons-react';
import { useIsPast } from '../data/picture-context';
import { Panel } from '../ui/panel';
import { VehicleValue } from '../ui/vehicle-value';
import { AccessCell } from './access-cell';
import { type AccessPlace, accessPlaces } from './access-places';
import classes from './access-tile.module.css';
import { isKnown, type TileProps } from './tile';

const aspects = [
  { name: 'position', label: 'Position', silence: 'Positions' },
  { name: 'lock', label: 'Lock', silence: 'Locks' },
  { name: 'window', label: 'Window', silence: 'Windows' },
] as const satisfies readonly { name: keyof AccessPlace; label: string; silence: string }[];

/** Doors, locks, windows, trunk and hood, part by part. What is open or unlocked stands out. */
export function AccessTile({ state, className }: TileProps) {
  const isPast = useIsPast();
  const isTold = (signalId: string | null) => signalId !== null && isKnown(state, signalId);
  const columns = aspects.filter(({ name }) => accessPlaces.some((place) => isTold(place[name])));
  const silent = aspects.filter((aspect) => !columns.includes(aspect)).map(({ silence }) => silence);
  const rows = accessPlaces.filter((place) => place.isAlways || aspects.some(({ name }) => isTold(place[name])));
  return (
    <Panel
      title="Doors and locks"
      icon={<IconCarDoor size={17} />}
      className={className}
      aside={<VehicleValue state={state} signalId="doors.lock_state" size="sm" isCompact />}
    >
      {columns.length > 0 && (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Part</th>
              {columns.map(({ name, label }) => (
                <th key={name} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((place) => (
              <tr key={place.label}>
                <th scope="row">{place.label}</th>
                {columns.map(({ name }) => (
                  <AccessCell key={name} state={state} signalId={place[name]} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {silent.length > 0 && (
        <p className={classes.silent}>
          {silent.join(', ')}: {isPast ? 'not sent by then' : 'never sent by this vehicle’s sources'}
        </p>
      )}
    </Panel>
  );
}
