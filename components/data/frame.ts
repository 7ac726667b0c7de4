/** Runs a task at a later moment, once, however often it was asked for in between. */
export type Schedule = (task: () => void) => void;

/**
 * Runs tasks with the next painted frame, so that a hundred changes cost one render. A hidden page paints no frames: its
 * tasks wait until it is looked at, which is when they matter.
 */
export function createFrameSchedule(): Schedule {
  const waiting = new Set<() => void>();
  return (task) => {
    waiting.add(task);
    if (waiting.size > 1) return;
    requestAnimationFrame(() => {
      const tasks = [...waiting];
      waiting.clear();
      for (const each of tasks) each();
    });
  };
}
