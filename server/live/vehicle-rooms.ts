import { isNewer } from '../contract/newest';
import type { Absence, Reading } from '../contract/reading';
import type { PicturedChange } from './fleet-picture';

type Changed<T> = { item: T; revision: number };

/** What changed about one vehicle while somebody looked at it: the newest of each signal, no more. */
export type VehicleRoom = {
  vin: string;
  revision: number;
  readings: Map<string, Changed<Reading>>;
  absences: Map<string, Changed<Absence>>;
  followers: number;
};

function learn<T extends Reading | Absence>(
  held: Map<string, Changed<T>>,
  items: readonly T[],
  revision: number,
): boolean {
  let hasLearned = false;
  for (const item of items) {
    const known = held.get(item.signal);
    if (known !== undefined && !isNewer(item, known.item)) continue;
    held.set(item.signal, { item, revision });
    hasLearned = true;
  }
  return hasLearned;
}

function after<T>(held: Map<string, Changed<T>>, since: number): T[] {
  const items: T[] = [];
  for (const changed of held.values()) if (changed.revision > since) items.push(changed.item);
  return items;
}

/**
 * The vehicles that sockets look at in full. A room lives while it has followers; each follower remembers the revision up
 * to which it has been told, so a slow one costs a number.
 */
export function createVehicleRooms() {
  const rooms = new Map<string, VehicleRoom>();
  return {
    /** Enters a vehicle's room, which opens with the first to come. */
    enter: (vin: string): VehicleRoom => {
      const room = rooms.get(vin) ?? { vin, revision: 0, readings: new Map(), absences: new Map(), followers: 0 };
      room.followers += 1;
      rooms.set(vin, room);
      return room;
    },
    /** Leaves it again; the last one closes it. */
    leave: (room: VehicleRoom): void => {
      room.followers -= 1;
      if (room.followers === 0) rooms.delete(room.vin);
    },
    /** Takes in what was committed, for those vehicles somebody looks at. Says whether there were any. */
    apply: (changes: readonly PicturedChange[]): boolean => {
      if (rooms.size === 0) return false;
      let hasChanged = false;
      for (const change of changes) {
        const room = rooms.get(change.vin);
        if (room === undefined) continue;
        const hasReadings = learn(room.readings, change.readings, room.revision + 1);
        const hasAbsences = learn(room.absences, change.absences ?? [], room.revision + 1);
        if (!hasReadings && !hasAbsences) continue;
        room.revision += 1;
        hasChanged = true;
      }
      return hasChanged;
    },
    /** What changed in a room after `since`. */
    after: (room: VehicleRoom, since: number): { readings: Reading[]; absences: Absence[] } => ({
      readings: after(room.readings, since),
      absences: after(room.absences, since),
    }),
    count: (): number => rooms.size,
  };
}

export type VehicleRooms = ReturnType<typeof createVehicleRooms>;
