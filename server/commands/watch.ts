import { seconds } from '../contract/duration';
import { listChanges, loadCommands } from '../store/command-find';
import type { StoredCommand } from '../store/command-row';
import type { Database } from '../store/database';

/** Numbers are given before they are committed: one may be seen only so long after a greater one. */
const overlapMs = seconds(10);

/** Looks for commands that any process changed since the last look. */
export type CommandWatch = {
  /** Those whose newest state was not told before, in no order; the first look tells none. */
  look: () => Promise<StoredCommand[]>;
};

export function createCommandWatch(database: Database): CommandWatch {
  /** Changes that were told, with the time of it, of which some may have been overtaken by others to come. */
  const told = new Map<number, number>();
  let floor: number | null = null;

  async function begin(): Promise<number> {
    const { rows } = await database.pool.query<{ last: number }>(
      'SELECT coalesce(max(change), 0)::float8 AS last FROM command',
    );
    return rows[0]?.last ?? 0;
  }

  /** What was told so long ago that nothing smaller can still be on its way. */
  function raiseFloor(now: number): void {
    for (const [change, at] of told) {
      if (at > now - overlapMs) continue;
      told.delete(change);
      floor = Math.max(floor ?? 0, change);
    }
  }

  return {
    async look() {
      floor ??= await begin();
      const changes = (await listChanges(database.pool, floor)).filter(({ change }) => !told.has(change));
      const commands = await loadCommands(
        database,
        changes.map(({ id }) => id),
      );
      // Not by the time of day: a clock that is set forward would end the overlap at once.
      const now = performance.now();
      for (const { change } of [...changes, ...commands]) told.set(change, now);
      raiseFloor(now);
      return commands;
    },
  };
}
