import { randomUUID } from 'node:crypto';
import { blankVehicle, type FleetRow, type FleetVehicle, toFleetRow } from '../contract/fleet';
import { isNewer } from '../contract/newest';
import type { Absence, Reading } from '../contract/reading';
import { drawColumns, isDatePassed } from './fleet-columns';
import { createFleetEvidence, learn } from './fleet-evidence';
import { foldsInto } from './fleet-folds';
import { createRevisionOrder } from './revision-order';

/** What is drawn of a reading. */
export type ShownReading = Pick<Reading, 'signal' | 'value' | 'at'>;

/** What became newest about one vehicle with a commit, or at the start everything that is. */
export type PicturedChange = {
  id: number;
  vin: string;
  readings: readonly Reading[];
  absences?: readonly Absence[];
  lastAt: number | null;
  lastReceivedAt: number | null;
};

/** As much of a change as the picture itself takes in. */
export type ShownChange = Omit<PicturedChange, 'readings'> & { readings: readonly ShownReading[] };

/** How people call a vehicle. */
export type VehicleNames = { id: number; vin: string; name: string | null; model: string | null };

/** Rows that changed after a revision, in the order of change; having applied them one is at `revision`. */
export type FleetPiece = { rows: FleetRow[]; revision: number };

/** The whole fleet in memory, folded from commits: what snapshots and changes are drawn from, without a query. */
export type FleetPicture = {
  /** One life of this picture. Revisions of different epochs have nothing to do with each other. */
  epoch: string;
  /** Grows by one with each change of a vehicle. */
  revision: () => number;
  /** Folds changes in. Late and repeated ones do no harm: each signal keeps its newest. */
  apply: (changes: readonly ShownChange[]) => void;
  /** Judges anew what changes with the time alone: whether the date of a service has passed. */
  judgeDates: () => void;
  /** Sets how vehicles are called. */
  name: (vehicles: readonly VehicleNames[]) => void;
  /** What changed after `since`, oldest change first, `limit` rows at most. */
  after: (since: number, limit: number) => FleetPiece;
  count: () => number;
  vehicle: (id: number) => Readonly<FleetVehicle> | undefined;
};

type Pictured = {
  vehicle: FleetVehicle;
  /** In the evidence. */
  place: number;
  /** Why there is no newer position, if anybody said. */
  positionAbsence: Absence | null;
  revision: number;
  older: Pictured | null;
  newer: Pictured | null;
};

/** @param clock epoch milliseconds */
export function createFleetPicture({ clock }: { clock: () => number }): FleetPicture {
  const epoch = randomUUID();
  const vehicles = new Map<number, Pictured>();
  const evidence = createFleetEvidence();
  const folds = foldsInto(evidence);
  const order = createRevisionOrder<Pictured>();

  const find = (id: number, vin: string): Pictured => {
    const found = vehicles.get(id);
    if (found !== undefined) return found;
    const added = {
      vehicle: blankVehicle(id, vin),
      place: vehicles.size,
      positionAbsence: null,
      revision: 0,
      older: null,
      newer: null,
    };
    vehicles.set(id, added);
    return added;
  };

  /** Keeps the readings that are newer than what is known. Says whether one of them was. */
  const learnAll = (place: number, readings: readonly ShownReading[]): boolean => {
    let hasLearned = false;
    for (const reading of readings) {
      for (const fold of folds.get(reading.signal) ?? []) {
        const value = fold.toNumber(reading.value);
        if (value !== null && learn(fold.evidence, place, reading.at, value)) hasLearned = true;
      }
    }
    return hasLearned;
  };

  /** Keeps the newest reason for having no position. Says whether there was a newer one. */
  const learnAbsence = (pictured: Pictured, absences: readonly Absence[]): boolean => {
    let hasLearned = false;
    for (const absence of absences) {
      if (absence.signal !== 'position') continue;
      if (pictured.positionAbsence !== null && !isNewer(absence, pictured.positionAbsence)) continue;
      pictured.positionAbsence = absence;
      hasLearned = true;
    }
    return hasLearned;
  };

  return {
    epoch,
    revision: order.revision,
    apply: (changes) => {
      const now = clock();
      for (const change of changes) {
        const pictured = find(change.id, change.vin);
        const { vehicle } = pictured;
        const lastAt = Math.max(change.lastAt ?? 0, vehicle.lastAt ?? 0) || null;
        const lastReceivedAt = Math.max(change.lastReceivedAt ?? 0, vehicle.lastReceivedAt ?? 0) || null;
        const hasLearned = learnAll(pictured.place, change.readings);
        const isMissed = learnAbsence(pictured, change.absences ?? []);
        const isNew = pictured.revision === 0;
        if (
          !hasLearned &&
          !isMissed &&
          !isNew &&
          lastAt === vehicle.lastAt &&
          lastReceivedAt === vehicle.lastReceivedAt
        )
          continue;
        vehicle.lastAt = lastAt;
        vehicle.lastReceivedAt = lastReceivedAt;
        if (hasLearned) drawColumns(vehicle, evidence, pictured.place, now);
        const { positionAbsence } = pictured;
        const isStillMissed = positionAbsence !== null && positionAbsence.at > (vehicle.positionAt ?? 0);
        vehicle.positionAbsence = isStillMissed ? positionAbsence.reason : null;
        order.touch(pictured);
      }
    },
    judgeDates: () => {
      const now = clock();
      for (const pictured of vehicles.values()) {
        if (pictured.vehicle.isServiceDue !== false || !isDatePassed(evidence, pictured.place, now)) continue;
        pictured.vehicle.isServiceDue = true;
        order.touch(pictured);
      }
    },
    name: (names) => {
      for (const { id, vin, name, model } of names) {
        const pictured = find(id, vin);
        const { vehicle } = pictured;
        if (pictured.revision > 0 && vehicle.name === name && vehicle.model === model) continue;
        vehicle.name = name;
        vehicle.model = model;
        order.touch(pictured);
      }
    },
    after: (since, limit) => {
      const changed = order.after(since, limit);
      const rows = changed.map((pictured) => toFleetRow(pictured.vehicle, pictured.revision));
      return { rows, revision: changed.at(-1)?.revision ?? since };
    },
    count: () => vehicles.size,
    vehicle: (id) => vehicles.get(id)?.vehicle,
  };
}
