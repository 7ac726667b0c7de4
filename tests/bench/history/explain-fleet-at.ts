import { minutes } from '../../../server/contract/duration';
import { clocks } from '../../../server/contract/moment';
import { foldedSignals } from '../../../server/live/fleet-folds';
import { askCancellably } from '../../../server/store/cancellable';
import type { Database } from '../../../server/store/database';
import { fleetAtStatements } from '../../../server/store/fleet-at-statements';
import { toldSince } from '../../../server/store/fleet-between';
import { statesStatement } from '../../../server/store/fleet-keyframe';
import { keyframeMs } from '../../../server/store/keyframes';
import { loadNames } from '../../../server/store/names';
import { planWithout, probing, throughWindows } from '../../../server/store/plan-without';

/**
 * What Postgres does for the fleet half an hour after a keyframe, and for 500 vehicles that are looked up in the history
 * instead, by both clocks, as EXPLAIN (ANALYZE, BUFFERS) tells it.
 */
export async function explainFleetAt(database: Database, time: number): Promise<string> {
  const shown = foldedSignals();
  const numbers = [...(await loadNames(database)).signals].filter(([, key]) => shown.has(key)).map(([id]) => id);
  const keyframe = new Date(Math.floor(time / keyframeMs) * keyframeMs);
  const at = new Date(keyframe.getTime() + minutes(30));
  const some = Array.from({ length: 500 }, (_, index) => index + 1);
  const told: string[] = [`The fleet at ${at.toISOString()}.`];
  for (const clock of clocks) {
    const probes = fleetAtStatements(clock);
    const plans = [
      ['states at the keyframe', throughWindows, statesStatement(clock), [keyframe]],
      ['told since', throughWindows, toldSince(clock), [keyframe, at]],
      ['looked up, of 500 vehicles', probing, probes.shown, [at, some, numbers]],
      ['looked up, of 500 vehicles: signals not shown', probing, probes.hidden, [at, some, numbers]],
    ] as const;
    for (const [what, without, statement, values] of plans)
      await askCancellably(database.pool, new AbortController().signal, [], async (ask) => {
        await planWithout(ask, without);
        const question = { text: `EXPLAIN (ANALYZE, BUFFERS) ${statement}`, values: [...values] };
        // The second time all is in memory, as it is for a moment near one that was asked for.
        await ask(question);
        const rows = await ask<[line: string]>(question);
        told.push('', `── clock=${clock}, ${what} ──`, ...rows.map(([line]) => line));
      });
  }
  return `${told.join('\n')}\n`;
}
