import { hours, minutes } from '../contract/duration';
import type { FleetRow } from '../contract/fleet';
import { type FleetStep, type StepsQuery, stepsRowLimit, stepsTimeLimitMs } from '../contract/moment';
import { foldedSignals } from '../live/fleet-folds';
import type { Database } from '../store/database';
import { type FleetAt, loadFleetAt, type Moment } from '../store/fleet-at';
import { loadFleetBetween } from '../store/fleet-between';
import { createTurns } from '../store/turns';
import { createKeptPictures } from './kept-pictures';
import { createPastPicture, type PastPicture } from './past-picture';

/** Each takes several connections of the pool, which ingest needs as well. */
const loadsAtOnce = 2;
const greatestWaiting = 40;
/** As much is read of the history at a time. */
const stretchMs = minutes(30);
/** A step from here on is sooner loaded anew than read through. */
const longStepMs = hours(2);

/** The fleet at moments of the past. Whoever asks is known by nothing: what is kept between questions is speed alone. */
export type Moments = {
  /** All vehicles as at a moment. */
  fleetAt: (moment: Moment, signal: AbortSignal) => Promise<FleetRow[]>;
  /** What changed step by step. Ends early where the contract's limits of rows or time are met. */
  steps: (query: StepsQuery, signal: AbortSignal) => Promise<{ through: number; steps: FleetStep[] }>;
};

/**
 * @param clock epoch milliseconds
 * @param fewReadings see loadFleetAt
 */
export function createMoments({
  database,
  clock: now,
  fewReadings,
}: {
  database: Database;
  clock: () => number;
  fewReadings?: number;
}): Moments {
  const shown = foldedSignals();
  const kept = createKeptPictures(now);
  const inTurn = createTurns(loadsAtOnce, greatestWaiting);

  /** From here on much had been received: it need not be found out again. */
  let muchFrom = Number.POSITIVE_INFINITY;

  const read = async (moment: Moment, signal: AbortSignal): Promise<FleetAt> => {
    const few = moment.at >= muchFrom ? 0 : fewReadings;
    const fleet = await loadFleetAt(database, moment, shown, signal, few);
    if (moment.clock === 'received' && !fleet.isLittle) muchFrom = Math.min(muchFrom, moment.at);
    return fleet;
  };
  const load = async ({ at, clock }: Moment, signal: AbortSignal) => {
    const picture = createPastPicture(clock, now());
    const rows = picture.show(await read({ at, clock }, signal), at);
    return { picture, rows };
  };

  /** Some steps on from where the picture is, as far as one reading of the history goes; the picture goes with them. */
  async function* stepOn(picture: PastPicture, { to, stepMs, clock }: StepsQuery, signal: AbortSignal) {
    const from = picture.at();
    if (stepMs >= longStepMs) {
      const at = Math.min(from + stepMs, to);
      yield { at, rows: picture.show(await read({ at, clock }, signal), at) };
      return;
    }
    const end = Math.min(from + Math.max(1, Math.floor(stretchMs / stepMs)) * stepMs, to);
    const changes = await loadFleetBetween(database, { from, to: end, stepMs, clock }, shown, signal);
    for (const [index, told] of changes.entries()) {
      const at = Math.min(from + (index + 1) * stepMs, end);
      yield { at, rows: picture.advance(told, at) };
    }
  }

  return {
    fleetAt: (moment, signal) =>
      inTurn(signal, async () => {
        const { picture, rows } = await load(moment, signal);
        kept.put(picture);
        return rows;
      }),
    steps: (query, signal) =>
      inTurn(signal, async () => {
        const { from, to, clock } = query;
        const deadline = now() + stepsTimeLimitMs;
        const picture = kept.take(clock, from) ?? (await load({ at: from, clock }, signal)).picture;
        const steps: FleetStep[] = [];
        let rows = 0;
        const isEnough = () => picture.at() >= to || rows >= stepsRowLimit || (steps.length > 0 && now() > deadline);
        while (!isEnough())
          for await (const step of stepOn(picture, query, signal)) {
            steps.push(step);
            rows += step.rows.length;
            if (rows >= stepsRowLimit) break;
          }
        kept.put(picture);
        return { through: picture.at(), steps };
      }),
  };
}
