import { clocks } from '../../../server/contract/moment';
import { foldedSignals } from '../../../server/live/fleet-folds';
import { askCancellably } from '../../../server/store/cancellable';
import type { Database } from '../../../server/store/database';
import { fleetAtStatements, probing } from '../../../server/store/fleet-at-statements';
import { loadNames } from '../../../server/store/names';

/** What Postgres does for 1,250 vehicles at a moment, by both clocks, as EXPLAIN (ANALYZE, BUFFERS) tells it. */
export async function explainFleetAt(database: Database, at: number): Promise<string> {
  const shown = foldedSignals();
  const numbers = [...(await loadNames(database)).signals].filter(([, key]) => shown.has(key)).map(([id]) => id);
  const told: string[] = [
    `The fleet at ${new Date(at).toISOString()}: vehicles 1 to 1,250 of 10,000, one lane of four.`,
  ];
  for (const clock of clocks)
    for (const [part, statement] of Object.entries(fleetAtStatements(clock)))
      await askCancellably(database.pool, new AbortController().signal, probing, async (ask) => {
        const text = `EXPLAIN (ANALYZE, BUFFERS) ${statement}`;
        const values = [new Date(at), 0, 1_250, numbers];
        // The second time all is in memory, as it is for a moment near one that was asked for.
        await ask({ text, values });
        const rows = await ask<[line: string]>({ text, values });
        told.push('', `── clock=${clock}, ${part} signals ──`, ...rows.map(([line]) => line));
      });
  return `${told.join('\n')}\n`;
}
