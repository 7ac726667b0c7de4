import { hours } from '../../server/contract/duration';
import type { Message } from '../../server/contract/message';
import { remakeTrips } from '../../server/store/remake-trips';
import { closedThrough, closingJob } from '../../server/store/rolled-hours';
import { loadTripsWithin, type StoredTrip } from '../../server/store/stored-trips';
import { inTransaction } from '../../server/store/transaction';
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
