import { seconds } from '../contract/duration';
import { type HistoryQuery, rawRowLimit, type Series, type VehicleHistory } from '../contract/history';
import type { Database } from './database';
import { loadSeries } from './history-series';
import type { HistorySubject } from './history-subject';
import { createRowBudget } from './row-budget';
import { openSnapshot, type Snapshot } from './snapshot';
import type { Turns } from './turns';

/** Sorting and joining the readings of a dense day stays in memory. */
const settings = { statementTimeoutMs: seconds(20), workMegabytes: 32 };
/** Series of one answer that are read at once. */
const lanes = 3;

/**
 * Reads in a snapshot, when it is its turn. It ends, and what is under way is cancelled, when nobody waits any longer.
 * @throws the signal's reason once it is aborted; TooManyWaiting
 */
export async function inHistory<Outcome>(
  database: Database,
  turns: Turns,
  signal: AbortSignal,
  work: (snapshot: Snapshot) => Promise<Outcome>,
): Promise<Outcome> {
  return turns(signal, async () => {
    const snapshot = await openSnapshot(database, settings);
    const cancel = () => void snapshot.end();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      signal.throwIfAborted();
      // Compiling these statements takes longer than they do.
      await snapshot.query('SET LOCAL jit = off');
      return await work(snapshot);
    } catch (error) {
      // What was under way failed because it was told to stop.
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener('abort', cancel);
      await snapshot.end();
    }
  });
}

/**
 * The series of a chart, in the order asked for.
 * @throws CannotAnswer when more rows would have to be read than one answer may
 */
export async function loadHistory(
  database: Database,
  turns: Turns,
  { vehicleId, signals, names }: HistorySubject,
  query: HistoryQuery,
  signal: AbortSignal,
): Promise<VehicleHistory> {
  const upstreamIds = [...names.upstreams.keys()];
  const placeOf = (upstreamId: number) => upstreamIds.indexOf(upstreamId);
  const budget = createRowBudget(rawRowLimit);
  const series: Series[] = [];
  const waiting = signals.entries();
  const failure = new AbortController();
  const either = AbortSignal.any([signal, failure.signal]);
  const lane = async () => {
    try {
      await inHistory(database, turns, either, async (snapshot) => {
        for (const [index, asked] of waiting)
          series[index] = await loadSeries(snapshot, { vehicleId, asked, query, names, placeOf, budget });
      });
    } catch (error) {
      // The others need not finish what nobody will get.
      failure.abort(error);
      throw error;
    }
  };
  await Promise.all(Array.from({ length: Math.min(lanes, signals.length) }, lane));
  const { from, to, clock } = query;
  return { from, to, clock, series, upstreams: [...names.upstreams.values()] };
}
