import { type FleetRow, toFleetRow } from '../../server/contract/fleet';
import { createFleetRecords } from '../data/fleet-records';
import type { Schedule } from '../data/frame';
import type { Live } from '../data/live-context';
import type { Picture } from '../data/picture-context';
import { createPastClock } from './past-clock';
import { createPastVehicles, type ShownVehicles } from './past-vehicles';
import { createPastVersion } from './past-version';

/** A picture that is filled moment by moment. Fleet, vehicles and clock are set together: no mix of two is ever shown. */
export type PastPicture = {
  picture: Picture;
  watched: () => string[];
  /** Shows another moment altogether. @param at epoch milliseconds */
  replace: (at: number, rows: readonly FleetRow[], vehicles: ShownVehicles) => void;
  /** Goes on to a later moment by what changed until then. */
  advance: (at: number, rows: readonly FleetRow[], vehicles: ShownVehicles) => void;
  /** Shows vehicles as at the moment that is shown. */
  showVehicles: (vehicles: ShownVehicles) => void;
  /** Shows what is live now and nothing of what comes after: it stands until the moment asked for is here. */
  freeze: (other: Live) => void;
};

/** @param onWatched somebody began to look at a vehicle in full */
export function createPastPicture(schedule: Schedule, onWatched: (vin: string) => void): PastPicture {
  const clock = createPastClock(schedule);
  const fleet = createFleetRecords({ now: clock.now, schedule });
  const version = createPastVersion();
  const vehicles = createPastVehicles(schedule, onWatched);

  const replace: PastPicture['replace'] = (at, rows, shown) => {
    clock.set(at);
    fleet.replace(rows);
    vehicles.keep(new Map());
    vehicles.show(shown);
    version.grow(true);
  };
  return {
    picture: { isPast: true, clock, fleet, version, vehicles },
    watched: vehicles.watched,
    replace,
    advance: (at, rows, shown) => {
      clock.set(at);
      fleet.change(rows);
      vehicles.show(shown);
      version.grow(false);
    },
    showVehicles: vehicles.show,
    freeze: ({ clock: otherClock, fleet: others, vehicles: followed }) => {
      const rows = Array.from({ length: others.count() }, (_, index) => toFleetRow(others.vehicleAt(index), 0));
      const shown = new Map(followed.watched().map((vin) => [vin, followed.current(vin)]));
      replace(otherClock.now(), rows, shown);
      vehicles.keep(shown);
    },
  };
}
