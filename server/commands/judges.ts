import type { Database } from '../store/database';
import type { CommandLimits } from './command-limits';
import { judgeAccepted, judgeOpen } from './confirm';
import { repeat } from './repeat';

/** Looking through all that was left open takes a twentieth of the time at most, however much it is. */
const sweepShare = 20;

/** Looks again and again at what telemetry says of commands. */
export type Judges = {
  start: () => void;
  stop: () => Promise<void>;
  /** Something was published, or its time is up. */
  lookSoon: () => void;
  /** Readings of these vehicles were committed. */
  onReadings: (vehicles: readonly { id: number }[]) => void;
};

type Options = {
  database: Database;
  limits: CommandLimits;
  clock: () => number;
  onDecided: () => void;
  onFailed: (error: unknown) => void;
};

export function createJudges({ database, limits, clock, onDecided, onFailed }: Options): Judges {
  /** Vehicles with commands that wait for a verdict, that were left open, and those of the latter that told something. */
  let awaited: ReadonlySet<number> = new Set();
  let open = new Set<number>();
  const told = new Set<number>();
  let sweepAt = Number.NEGATIVE_INFINITY;

  async function judge(): Promise<void> {
    const { decided, vehicleIds } = await judgeAccepted(database, limits, clock());
    awaited = vehicleIds;
    // What was awaited may have been left open by this very verdict.
    for (const id of vehicleIds) open.add(id);
    if (decided > 0) onDecided();
  }

  /** A commit tells only of what became newest: what came late and older is found by looking at everything. */
  async function judgeLate(): Promise<void> {
    const startedAt = performance.now();
    const isSweep = startedAt >= sweepAt;
    const vehicleIds = [...told];
    told.clear();
    if (!isSweep && vehicleIds.length === 0) return;
    const judged = await judgeOpen(database, limits, isSweep ? null : vehicleIds, clock());
    if (judged.decided > 0) onDecided();
    if (!isSweep) return;
    open = new Set([...judged.vehicleIds, ...awaited]);
    const tookMs = performance.now() - startedAt;
    sweepAt = startedAt + Math.max(limits.judgeAllLateEveryMs, sweepShare * tookMs);
  }

  const judging = repeat(judge, limits.judgeEveryMs, onFailed);
  const judgingLate = repeat(judgeLate, limits.judgeLateEveryMs, onFailed);

  return {
    start() {
      judging.start();
      judgingLate.start();
    },
    async stop() {
      await Promise.all([judging.stop(), judgingLate.stop()]);
    },
    lookSoon: () => judging.within(limits.judgeSoonMs),
    onReadings(vehicles) {
      if (awaited.size > 0 && vehicles.some(({ id }) => awaited.has(id))) judging.within(limits.judgeSoonMs);
      if (open.size > 0) for (const { id } of vehicles) if (open.has(id)) told.add(id);
    },
  };
}
