import type { FleetRow } from '../contract/fleet';
import type { Clock } from '../contract/moment';
import { createFleetPicture, type ShownChange } from '../live/fleet-picture';
import type { FleetAt } from '../store/fleet-at';
import type { ToldChange } from '../store/fleet-between';

/** The fleet's picture as at a moment of the past, by the same folds as the live one. It goes forward only. */
export type PastPicture = {
  clock: Clock;
  /** When it was read from the database, epoch milliseconds: it knows nothing of what arrived since for times it has passed. */
  loadedAt: number;
  /** The moment it shows, epoch milliseconds. */
  at: () => number;
  /** Vehicles. */
  count: () => number;
  /** Takes in the whole fleet as at a moment. Gives what changed, with the moment as revision. */
  show: (fleet: FleetAt, at: number) => FleetRow[];
  /** Takes in what was told up to a moment. Gives what changed, with the moment as revision. */
  advance: (changes: readonly ToldChange[], at: number) => FleetRow[];
};

/** @param loadedAt epoch milliseconds */
export function createPastPicture(clock: Clock, loadedAt: number): PastPicture {
  let at = 0;
  let drawn = 0;
  const picture = createFleetPicture({ clock: () => at });
  const vins = new Map<number, string>();

  const draw = (changes: readonly ShownChange[]): FleetRow[] => {
    picture.apply(changes);
    picture.judgeDates();
    const { rows, revision } = picture.after(drawn, Number.POSITIVE_INFINITY);
    drawn = revision;
    for (const row of rows) row[0] = at;
    return rows;
  };

  return {
    clock,
    loadedAt,
    at: () => at,
    count: picture.count,
    show: ({ vehicles, told }, moment) => {
      at = moment;
      for (const { id, vin } of vehicles) vins.set(id, vin);
      picture.name(vehicles);
      return draw(told);
    },
    advance: (changes, moment) => {
      at = moment;
      const known: ShownChange[] = [];
      for (const change of changes) {
        // One that is new since the picture was loaded comes with the next.
        const vin = vins.get(change.id);
        if (vin !== undefined) known.push({ ...change, vin });
      }
      return draw(known);
    },
  };
}
