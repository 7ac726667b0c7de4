import { minutes } from '../contract/duration';
import { type Track, type TrackQuery, trackPoints } from '../contract/trips';
import type { Database } from './database';
import { epochMilliseconds } from './epoch-milliseconds';

/** A speed older than this says nothing of a fix. */
const speedAge = `interval '${minutes(10)} milliseconds'`;

const fixColumns = 'at, number AS latitude, longitude';
const ofVehicle = `vehicle_id = $1 AND signal_id = (SELECT id FROM signal WHERE key = 'position')
  AND received_at <= $5`;
const ofSpeed = `vehicle_id = $1 AND signal_id = (SELECT id FROM signal WHERE key = 'speed') AND received_at <= $5`;

const statementWith = (fixes: string) => `
SELECT ${epochMilliseconds('f.at')}, f.latitude, f.longitude, s.number FROM (${fixes}) f
LEFT JOIN LATERAL (
  SELECT number FROM reading WHERE ${ofSpeed} AND at <= f.at AND at > f.at - ${speedAge} ORDER BY at DESC LIMIT 1
) s ON true ORDER BY f.at`;

const statements = {
  all: {
    name: 'track',
    text: statementWith(`SELECT ${fixColumns} FROM reading WHERE ${ofVehicle} AND at >= $2 AND at <= $3
      ORDER BY at, upstream_id LIMIT $4`),
  },
  // The first of each piece of time: as many are looked for as are shown, however many there are.
  thinned: {
    name: 'track-thinned',
    text: statementWith(`SELECT f.* FROM generate_series($2::timestamptz, $3, $4::float8 * interval '1 millisecond') AS p (start)
      CROSS JOIN LATERAL (
        SELECT ${fixColumns} FROM reading WHERE ${ofVehicle}
          AND at >= p.start AND at < p.start + $4::float8 * interval '1 millisecond' AND at <= $3
        ORDER BY at, upstream_id LIMIT 1
      ) f`),
  },
};

type Row = [at: number, latitude: number, longitude: number, speed: number | null];

/**
 * Where a vehicle was, fix by fix, as far as was measured or received by the moment that is asked for; thinned evenly in
 * time where there are too many. Null when no vehicle has this VIN.
 */
export async function loadTrack(
  { prisma, pool }: Database,
  vin: string,
  { from, to: askedTo, at, clock }: TrackQuery,
): Promise<Track | null> {
  const vehicle = await prisma.vehicle.findUnique({ where: { vin }, select: { id: true } });
  if (vehicle === null) return null;
  const to = clock === 'event' && at !== undefined ? Math.min(askedTo, at) : askedTo;
  const receivedBy = clock === 'received' && at !== undefined ? new Date(at) : 'infinity';
  const ask = async (statement: (typeof statements)[keyof typeof statements], last: number): Promise<Row[]> => {
    const values = [vehicle.id, new Date(from), new Date(to), last, receivedBy];
    return (await pool.query<Row>({ ...statement, values, rowMode: 'array' })).rows;
  };
  const all = await ask(statements.all, trackPoints + 1);
  const isThinned = all.length > trackPoints;
  const fixes = isThinned ? await ask(statements.thinned, Math.ceil((to - from + 1) / trackPoints)) : all;
  return {
    at: fixes.map(([at]) => at),
    latitude: fixes.map(([, latitude]) => latitude),
    longitude: fixes.map(([, , longitude]) => longitude),
    speed: fixes.map(([, , , speed]) => speed),
    isThinned,
  };
}
