import { z } from 'zod';
import type { FleetRow } from '../../server/contract/fleet';
import { vehicle } from '../../server/contract/http';
import { type Clock, type FleetSteps, fleetMoment, fleetStep, fleetSteps } from '../../server/contract/moment';
import { RequestError, request } from '../data/request';
import type { VehicleReadings } from '../data/vehicle-feeds';
import { applyVehicleSnapshot } from '../data/vehicle-view';
import type { Moment } from './moment-address';

/** What the past is filled from. Each throws RequestError, and AbortError when `signal` was aborted. */
export type PastRequests = {
  fleet: (moment: Moment, signal: AbortSignal) => Promise<FleetRow[]>;
  /** The vehicle as at a moment, or why it cannot be shown: throws nothing but AbortError, and RequestError 401. */
  vehicle: (vin: string, moment: Moment, signal: AbortSignal) => Promise<VehicleReadings>;
  steps: (from: number, to: number, stepMs: number, clock: Clock, signal: AbortSignal) => Promise<FleetSteps>;
};

/** Rows by the ten thousand are taken by the shape the two sides share, as those of the socket are. */
const rows = z.custom<FleetRow[]>(Array.isArray);
const fleetAnswer = fleetMoment.extend({ rows });
const stepsAnswer = fleetSteps.extend({ steps: z.array(fleetStep.extend({ rows })) });

const query = (values: Record<string, string | number>) =>
  new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString();

export const pastRequests: PastRequests = {
  fleet: async ({ at, clock }, signal) =>
    (await request(fleetAnswer, `/api/fleet?${query({ at, clock })}`, { signal })).rows,
  vehicle: async (vin, { at, clock }, signal) => {
    const path = `/api/vehicles/${encodeURIComponent(vin)}?${query({ at, clock })}`;
    try {
      const state = applyVehicleSnapshot(null, await request(vehicle, path, { signal }));
      return { status: 'ready', state, error: null };
    } catch (error) {
      if (!(error instanceof RequestError) || error.status === 401) throw error;
      if (error.status === 404) return { status: 'unknown', state: null, error: null };
      return { status: 'failed', state: null, error: error.message };
    }
  },
  steps: (from, to, stepMs, clock, signal) =>
    request(stepsAnswer, `/api/fleet/steps?${query({ from, to, stepMs, clock })}`, { signal }),
};
