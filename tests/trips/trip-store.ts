import { hours } from '../../server/contract/duration';
import type { Message } from '../../server/contract/message';
import type { CurrentTrip } from '../../server/store/current-trips';
import { remakeTrips } from '../../server/store/remake-trips';
import { closedThrough, closingJob } from '../../server/store/rolled-hours';
import { loadTripsWithin, type StoredTrip } from '../../server/store/stored-trips';
import { inTransaction } from '../../server/store/transaction';
import type { TripsAsOf } from '../../server/store/trips-as-of';
import { loadVehicleTrips } from '../../server/store/vehicle-trips';
import type { Interval } from '../../server/trips/intervals';
import { openTestIngest } from '../ingest/opened-ingest';
import { plainMessage } from '../ingest/plain-dialect';
import type { Sample } from './drives';

/** The hour that a time lies in. */
export const hourOf = (at: number): number => Math.floor(at / hours(1)) * hours(1);

/** Each reading in a message of its own. */
const messagesOf = (vin: string, samples: readonly Sample[]): Message[] =>
  samples.map(({ signal, value, at, receivedAt }) =>
    plainMessage({ vin, readings: [{ signal, value, at, timeSource: 'property' }] }, receivedAt),
  );

/** A database that takes samples as messages of its upstreams, and whose hours are closed and made anew as told. */
export async function openTripStore() {
  const { ingest } = await openTestIngest();
  const { database } = ingest;
  const vehicleId = async (vin: string): Promise<number> => {
    const vehicle = await database.prisma.vehicle.findUniqueOrThrow({ where: { vin } });
    return vehicle.id;
  };
  return {
    database,
    vehicleId,
    commit: async (vin: string, samples: readonly Sample[]): Promise<void> => {
      for (const upstream of new Set(samples.map((sample) => sample.upstream))) {
        const ofUpstream = samples.filter((sample) => sample.upstream === upstream);
        await ingest.commit(messagesOf(vin, ofUpstream), upstream);
      }
    },
    /** Says that all hours before a time are over. */
    closeTo: async (at: number): Promise<void> => {
      await database.pool.query(
        `INSERT INTO job (name, through) VALUES ('${closingJob}', $1) ON CONFLICT (name) DO UPDATE SET through = $1`,
        [new Date(at)],
      );
    },
    closedTo: async (): Promise<Date> => (await database.pool.query(`SELECT ${closedThrough} AS at`)).rows[0].at,
    remake: async (vin: string, starts: readonly number[]): Promise<void> => {
      const id = await vehicleId(vin);
      await inTransaction(database.pool, (client) => remakeTrips(client, id, starts));
    },
    /** The same, and these hours are marked no more, as the keeper leaves them. */
    make: async (vin: string, starts: readonly number[], rowLimit?: number): Promise<void> => {
      const id = await vehicleId(vin);
      await inTransaction(database.pool, async (client) => {
        await remakeTrips(client, id, starts, rowLimit);
        await client.query('DELETE FROM stale_hour WHERE vehicle_id = $1 AND hour = ANY ($2)', [
          id,
          starts.map((start) => new Date(start)),
        ]);
      });
    },
    /** All trips that began or went on in a range as somebody is told them, page by page, in order. */
    told: async (
      vin: string,
      range: Interval,
      asOf: TripsAsOf,
      limit = 3,
      rowLimit?: number,
    ): Promise<CurrentTrip[]> => {
      const trips: CurrentTrip[] = [];
      let cursor: string | undefined;
      do {
        const page = await loadVehicleTrips(database, vin, { ...range, limit, cursor, clock: 'event' }, asOf, rowLimit);
        trips.push(...(page?.trips ?? []));
        cursor = page?.cursor ?? undefined;
      } while (cursor !== undefined);
      return trips.reverse();
    },
    stored: async (vin: string): Promise<StoredTrip[]> =>
      loadTripsWithin(database.pool, await vehicleId(vin), { from: 0, to: Date.UTC(2100, 0) }),
    /** Which transaction wrote each row. */
    writers: async (vin: string): Promise<string[]> => {
      const { rows } = await database.pool.query(
        'SELECT xmin::text FROM trip WHERE vehicle_id = $1 ORDER BY started_at',
        [await vehicleId(vin)],
      );
      return rows.map(({ xmin }) => xmin);
    },
  };
}
