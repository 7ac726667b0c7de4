import { hours } from '../contract/duration';
import type { Clock } from '../contract/moment';
import type { Asker } from './cancellable';
import type { Moment } from './fleet-at';
import { toldSince } from './fleet-between';
import { probeFleet } from './fleet-probes';
import type { FleetQuestion } from './fleet-question';
import { isTouchedBy } from './keyframes';
import { placedBy } from './moment-conditions';
import { type PackedReadings, unpackReadings } from './packed-readings';
import { unpackState } from './packed-state';
import { planWithout, throughWindows } from './plan-without';
import { retentionJob } from './retention';

/** What was told since an older one is sooner looked up for each vehicle. */
const greatestAgeMs = hours(13);
/** Nor is it worth it where so many of a hundred vehicles must be looked up anyway. */
const greatestStalePercent = 25;

type Keyframe = { at: Date; droppedThrough: Date | null };

const keyframeStatement = `
SELECT max(k.at), j.through FROM keyframe k LEFT JOIN job j ON j.name = '${retentionJob('readings')}'
WHERE k.made_at IS NOT NULL AND k.at <= $1 AND k.at > $2 AND (j.through IS NULL OR k.at >= j.through)
GROUP BY j.through`;

/** The last keyframe before a moment, with what retention has dropped by now; undefined when there is none near. */
async function findKeyframe(ask: Asker, { at }: Moment): Promise<Keyframe | undefined> {
  const [row] = await ask<[at: Date, droppedThrough: Date | null]>({
    text: keyframeStatement,
    values: [new Date(at), new Date(at - greatestAgeMs)],
  });
  return row === undefined ? undefined : { at: row[0], droppedThrough: row[1] };
}

/** Vehicles whose state is not as their readings are: what came late is worked in by a job. */
async function findStale(ask: Asker, { at }: Keyframe): Promise<Set<number>> {
  const rows = await ask<[vehicleId: number]>({
    text: `SELECT DISTINCT vehicle_id FROM stale_hour WHERE ${isTouchedBy('$1', 'hour')}`,
    values: [at],
  });
  return new Set(rows.map(([id]) => id));
}

const pairOf = (vehicleId: number, signalId: number): number => vehicleId * 0x1_0000 + signalId;

/**
 * Whether a reading of a state is there for whoever looks into the history: what retention has dropped is not, unless it is
 * the newest of its signal to this day.
 */
async function keptBy(
  ask: Asker,
  { clock }: Moment,
  { at, droppedThrough }: Keyframe,
): Promise<(vehicleId: number, signalId: number, at: number) => boolean> {
  if (droppedThrough === null) return () => true;
  const rows = await ask<[vehicleId: number, signalId: number]>({
    text: `SELECT vehicle_id, signal_id FROM latest WHERE at < $1 AND ${placedBy[clock]} <= $2`,
    values: [droppedThrough, at],
  });
  const newest = new Set(rows.map(([vehicleId, signalId]) => pairOf(vehicleId, signalId)));
  const from = droppedThrough.getTime();
  return (vehicleId, signalId, time) => time >= from || newest.has(pairOf(vehicleId, signalId));
}

/** All states at the keyframe $1. */
export const statesStatement = (clock: Clock): string =>
  `SELECT vehicle_id, ${clock === 'event' ? 'as_it_was' : 'coalesce(as_known, as_it_was)'} FROM keyframe_state WHERE at = $1`;

/** Takes the states at a keyframe, but those of some vehicles. */
async function tellStates(
  { moment, shown, take, askers: [ask] }: FleetQuestion,
  keyframe: Keyframe,
  except: ReadonlySet<number>,
): Promise<void> {
  const isKept = await keptBy(ask, moment, keyframe);
  const states = await ask<[vehicleId: number, state: Buffer]>({
    text: statesStatement(moment.clock),
    values: [keyframe.at],
  });
  for (const [vehicleId, state] of states)
    if (!except.has(vehicleId))
      unpackState(state, shown, (signalId, at, reading) => {
        if (isKept(vehicleId, signalId, at)) take(vehicleId, at, reading, 0);
      });
}

/** What was told since the keyframe, in parts of equal time, one for each connection. */
function askSince({ moment }: FleetQuestion, askers: readonly Asker[], { at }: Keyframe): Promise<PackedReadings[]>[] {
  const partMs = (moment.at - at.getTime()) / askers.length;
  const bounds = [...askers.map((_, index) => at.getTime() + Math.round(index * partMs)), moment.at];
  return askers.map(async (ask, index) => {
    const values = bounds.slice(index, index + 2).map((time) => new Date(time));
    await planWithout(ask, throughWindows);
    return ask<PackedReadings>({ text: toldSince(moment.clock), values });
  });
}

/**
 * Tells the fleet from the last keyframe and what was told since, and looks up those vehicles whose keyframe is not as
 * their readings are. Says whether it did: not without a keyframe near, or with too many of those.
 */
export async function tellFromKeyframe(question: FleetQuestion): Promise<boolean> {
  const { moment, vehicleIds, shown, askers, take } = question;
  const [first, ...others] = askers;
  const keyframe = await findKeyframe(first, moment);
  if (keyframe === undefined) return false;
  const stale = await findStale(first, keyframe);
  if (stale.size * 100 > vehicleIds.length * greatestStalePercent) return false;
  const [, ...since] = await Promise.all([
    tellStates(question, keyframe, stale),
    ...askSince(question, others, keyframe),
  ]);
  for (const part of since) for (const packed of part) unpackReadings(packed, shown, take);
  await probeFleet(
    question,
    vehicleIds.filter((id) => stale.has(id)),
  );
  return true;
}
