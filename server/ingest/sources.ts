import type pg from 'pg';

/**
 * Which upstreams have told of which vehicles, so that commits need not ask. Of what another process learns meanwhile
 * this one hears at its next start.
 */
export type Sources = {
  /** Numbers of vehicles by an upstream's number; only what is committed. */
  told: Map<number, Set<number>>;
  /** Vehicles that more than one upstream has told of. */
  shared: Set<number>;
};

/** Reads who has told of whom so far: a row for each vehicle and upstream. */
export async function loadSources(pool: pg.Pool): Promise<Sources> {
  const { rows } = await pool.query<[vehicle: number, upstream: number]>({
    text: 'SELECT vehicle_id, upstream_id FROM vehicle_source ORDER BY vehicle_id',
    rowMode: 'array',
  });
  const sources: Sources = { told: new Map(), shared: new Set() };
  let previous: number | undefined;
  for (const [vehicle, upstream] of rows) {
    if (vehicle === previous) sources.shared.add(vehicle);
    previous = vehicle;
    toldBy(sources, upstream).add(vehicle);
  }
  return sources;
}

/** The vehicles that one upstream has told of. */
export function toldBy({ told }: Sources, upstream: number): Set<number> {
  const vehicles = told.get(upstream) ?? new Set();
  told.set(upstream, vehicles);
  return vehicles;
}
