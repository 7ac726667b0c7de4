import type pg from 'pg';
import { seconds } from '../contract/duration';
import { loadThrough } from '../store/jobs';
import { createPartitions } from '../store/partitions';
import { remakeStates } from '../store/remake-states';
import { remakeTrips } from '../store/remake-trips';
import { retentionJob } from '../store/retention';
import { remakeRollups, type VehicleHour } from '../store/rollups';
import { type Claim, claimHours, unmarkHours } from './claim-hours';
import type { Job } from './job';
import { transact } from './transact';

/** Ingest that brings more of an hour waits while it is made: as many are made at a time as take about so long. */
const aimMs = 100;
const firstStep = 20;
const greatestStep = 2_000;

/** What comes late mostly comes together: an hour is left alone until so long after the last of it. */
const usualQuietMs = seconds(20);

const beforeAll: VehicleHour = { vehicleId: 0, hour: 0 };

/** Makes rollups and trips of hours anew, and the keyframes that tell of them. */
async function remake(client: pg.Client, hours: readonly VehicleHour[]): Promise<void> {
  await remakeRollups(client, hours);
  const byVehicle = new Map<number, number[]>();
  for (const { vehicleId, hour } of hours) {
    const ofVehicle = byVehicle.get(vehicleId);
    if (ofVehicle === undefined) byVehicle.set(vehicleId, [hour]);
    else ofVehicle.push(hour);
  }
  for (const [vehicleId, ofVehicle] of byVehicle) await remakeTrips(client, vehicleId, ofVehicle);
  await remakeStates(client, hours);
}

/**
 * Makes the next few stale hours anew, in one transaction: they are marked no more, or nothing has changed.
 * @returns those that were taken, in order
 */
const remakeSome = (client: pg.Client, ensure: (hours: readonly VehicleHour[]) => Promise<void>, next: Claim) =>
  transact(client, async () => {
    // Held against retention: what it has dropped is known from here on, and it drops nothing meanwhile.
    await client.query('LOCK TABLE reading IN ACCESS SHARE MODE');
    const claimed = await claimHours(client, next);
    const dropped = await loadThrough(client, retentionJob('readings'));
    // What was made from readings that have been dropped since stays as it is.
    const hours = claimed.filter(({ hour }) => dropped === null || hour >= dropped);
    if (hours.length > 0) {
      await ensure(hours);
      await remake(client, hours);
    }
    await unmarkHours(client, claimed);
    return claimed;
  });

const nextStep = (step: number, tookMs: number): number =>
  Math.max(1, Math.min(greatestStep, step * 2, Math.round((step * aimMs) / Math.max(tookMs, 1))));

/** Hours that cannot be made anew: each stays marked, and is tried again at the next run. */
function complain(stuck: readonly { hour: VehicleHour; error: unknown }[], made: number): void {
  const [first] = stuck;
  if (first === undefined) return;
  const { vehicleId, hour } = first.hour;
  const reason = first.error instanceof Error ? first.error.message : String(first.error);
  const which = `that of vehicle number ${vehicleId} at ${new Date(hour).toISOString()} first: ${reason}`;
  throw new Error(`${stuck.length} of ${made + stuck.length} hours could not be made anew, ${which}`);
}

/**
 * Makes anew what is derived from hours that have closed, or that readings came for afterwards. An hour that fails stays
 * marked, and keeps no other from being made.
 * @param quietMs how long nothing has come for an hour before it is made
 */
export const remakeHoursAfter = (quietMs: number): Job => ({
  name: 'remake',
  what: 'Makes rollups and trips of closed hours, and makes them anew where late data came; keyframes, too.',
  everyMs: seconds(15),
  run: async ({ client, database, now, signal }) => {
    const partitions = createPartitions(database, () => now);
    const ensure = (hours: readonly VehicleHour[]) => partitions.ensure('reading_rollup', hours, ({ hour }) => hour);
    const stuck: { hour: VehicleHour; error: unknown }[] = [];
    let [made, step, after] = [0, firstStep, beforeAll];
    while (!signal.aborted) {
      const startedAt = performance.now();
      try {
        const claimed = await remakeSome(client, ensure, { after, limit: step, quietMs });
        const last = claimed.at(-1);
        if (last === undefined) break;
        after = last;
        made += claimed.length;
        step = nextStep(claimed.length, performance.now() - startedAt);
      } catch (error) {
        if (signal.aborted) throw error;
        // One of several: which, is found by making each alone.
        const [hour] = step === 1 ? await claimHours(client, { after, limit: 1, quietMs }) : [];
        if (hour !== undefined) {
          stuck.push({ hour, error });
          after = hour;
        }
        step = 1;
      }
    }
    complain(stuck, made);
    return { outcome: made === 0 ? 'nothing to do' : `${made} hours of vehicles made anew` };
  },
});

/** The same, after the usual quiet. */
export const remakeHours: Job = remakeHoursAfter(usualQuietMs);
