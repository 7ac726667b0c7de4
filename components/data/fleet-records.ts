import { type FleetRow, type FleetVehicle, fleetColumns, fleetRowsOf, fromFleetRow } from '../../server/contract/fleet';
import type { FleetChanges, FleetJoin, FleetJoined } from '../../server/contract/live';
import { createFleetListeners } from './fleet-listeners';
import type { Schedule } from './frame';
import type { PicturedFleet } from './picture-context';

/** The fleet as this browser knows it, outside React: one record a vehicle, told about in batches. */
export type FleetRecords = PicturedFleet & {
  /** What to tell the server one has; empty before the first answer. */
  held: () => FleetJoin;
  /** Takes the answer to `held`: goes on, or begins anew under another epoch while still showing what is there. */
  begin: (joined: FleetJoined) => void;
  /** Applies what is newer than what is held. False when something was missed in between: join again. */
  applyChanges: (changes: FleetChanges) => boolean;
  /** Revisions still to come of what was known when the server answered; 0 once everything is here. */
  missing: () => number;
  /** Shows these and nothing else from now on, whatever their revisions: another moment altogether. */
  replace: (rows: readonly FleetRow[]) => void;
  /** Takes rows of greater revision than what is held of the same vehicles. */
  change: (rows: readonly FleetRow[]) => void;
};

/** Revision of a record that the present epoch has not confirmed yet. */
const unconfirmed = -1;

function isSame(a: FleetVehicle, b: FleetVehicle): boolean {
  for (const column of fleetColumns) if (a[column] !== b[column]) return false;
  return true;
}

/**
 * @param now the server's clock, epoch milliseconds
 * @param schedule when to tell listeners: with the next frame, in a browser
 */
export function createFleetRecords({ now, schedule }: { now: () => number; schedule: Schedule }): FleetRecords {
  let epoch: string | undefined;
  let revision = 0;
  let target = Number.POSITIVE_INFINITY;
  let isLoaded = false;
  let records: FleetVehicle[] = [];
  /** By place, as the records: the revision at which the server last changed it. */
  let revisions: number[] = [];
  const placeOf = new Map<number, number>();
  const idOfVin = new Map<string, number>();
  const listeners = createFleetListeners(schedule, (place) => records[place]?.id);

  const put = (row: FleetRow) => {
    const vehicle = fromFleetRow(row);
    const place = placeOf.get(vehicle.id) ?? records.length;
    const held = records[place];
    if (held !== undefined && row[0] <= (revisions[place] ?? unconfirmed)) return;
    revisions[place] = row[0];
    if (held !== undefined && isSame(held, vehicle)) return;
    records[place] = vehicle;
    placeOf.set(vehicle.id, place);
    idOfVin.set(vehicle.vin, vehicle.id);
    listeners.touch(place);
  };

  /** Once everything of an epoch is here, what it did not mention is gone. */
  const dropUnconfirmed = () => {
    if (!revisions.includes(unconfirmed)) return;
    const kept = records.filter((_, place) => revisions[place] !== unconfirmed);
    revisions = revisions.filter((held) => held !== unconfirmed);
    records = kept;
    placeOf.clear();
    idOfVin.clear();
    for (const [place, vehicle] of records.entries()) {
      placeOf.set(vehicle.id, place);
      idOfVin.set(vehicle.vin, vehicle.id);
    }
    listeners.touchAll();
  };

  const finishIfComplete = () => {
    if (revision < target) return;
    dropUnconfirmed();
    if (!isLoaded) listeners.touchAll();
    isLoaded = true;
  };

  return {
    held: () => (epoch === undefined ? {} : { epoch, revision }),
    begin: (joined) => {
      if (joined.epoch !== epoch || joined.since < revision) revisions.fill(unconfirmed);
      epoch = joined.epoch;
      revision = joined.since;
      target = joined.target;
      finishIfComplete();
    },
    applyChanges: (changes) => {
      if (changes.epoch !== epoch || changes.since > revision) return false;
      for (const row of fleetRowsOf(changes.rows)) put(row);
      revision = Math.max(revision, changes.revision);
      finishIfComplete();
      return true;
    },
    replace: (rows) => {
      revisions.fill(unconfirmed);
      for (const row of rows) put(row);
      dropUnconfirmed();
      isLoaded = true;
      listeners.touchAll();
    },
    change: (rows) => {
      for (const row of rows) put(row);
    },
    missing: () => Math.max(0, target - revision),
    isLoaded: () => isLoaded,
    vehicle: (id) => records[placeOf.get(id) ?? -1],
    vehicleByVin: (vin) => records[placeOf.get(idOfVin.get(vin) ?? -1) ?? -1],
    subscribe: listeners.subscribe,
    onVehicle: listeners.onVehicle,
    count: () => records.length,
    vehicleAt: (index) => {
      const vehicle = records[index];
      if (vehicle === undefined)
        throw new RangeError(`vehicle index: expected 0 to ${records.length - 1}, got ${index}`);
      return vehicle;
    },
    now,
  };
}
