'use client';

import { useState } from 'react';
import type { FleetVehicle } from '../../server/contract/fleet';
import type { Position } from '../../server/contract/reading';

/** So many positions are kept: an hour of one every ten seconds. */
const longest = 360;

type Trail = { id: number | undefined; at: number; positions: readonly Position[] };

const empty: Trail = { id: undefined, at: 0, positions: [] };

/** The trail with the vehicle's newest position; the same one when there is none, or it is older than the last. */
export function extendTrail(trail: Trail, vehicle: FleetVehicle | undefined): Trail {
  const begun = trail.id === vehicle?.id ? trail : { ...empty, id: vehicle?.id };
  if (vehicle === undefined || vehicle.latitude === null || vehicle.longitude === null) return begun;
  if (vehicle.positionAt === null || vehicle.positionAt <= begun.at) return begun;
  const position = { latitude: vehicle.latitude, longitude: vehicle.longitude };
  return { id: vehicle.id, at: vehicle.positionAt, positions: [...begun.positions, position].slice(-longest) };
}

/**
 * Where a vehicle has been since it was selected, oldest first. What came late is left out: it was before.
 * @param run another one begins another trail: time has jumped, and nobody knows the way in between
 */
export function useLiveTrail(vehicle: FleetVehicle | undefined, run: number): readonly Position[] {
  const [kept, setKept] = useState({ run, trail: empty });
  const trail = extendTrail(kept.run === run ? kept.trail : empty, vehicle);
  if (trail !== kept.trail || kept.run !== run) setKept({ run, trail });
  return trail.positions;
}
