import type { FleetRow } from '../../server/contract/fleet';
import type { FleetStep, FleetSteps } from '../../server/contract/moment';

/** Steps that are here and have not been shown, in the order of their time and without a hole. */
export type StepBuffer = {
  /** Forgets all, and goes on from a moment, epoch milliseconds. */
  restart: (at: number) => void;
  /** Where the steps that are here end. */
  through: () => number;
  /** Takes an answer that goes on where the last one ended; any other is refused: says whether it was taken. */
  add: (answer: Pick<FleetSteps, 'from' | 'through' | 'steps'>) => boolean;
  /** When the next step is due; undefined while none is here. */
  nextAt: () => number | undefined;
  /** The first step at or after a moment that is here. */
  stepAfter: (at: number) => number | undefined;
  /** Takes out the steps up to a moment as one: where it ends, and what changed, the older first. */
  take: (until: number) => { at: number; rows: FleetRow[] } | null;
};

/** A buffer without steps, to be restarted at a moment. */
export function createStepBuffer(): StepBuffer {
  let steps: FleetStep[] = [];
  let end = 0;
  return {
    restart: (at) => {
      steps = [];
      end = at;
    },
    through: () => end,
    add: (answer) => {
      if (answer.from !== end || answer.through <= end) return false;
      steps.push(...answer.steps);
      end = answer.through;
      return true;
    },
    nextAt: () => steps[0]?.at,
    stepAfter: (at) => steps.find((step) => step.at >= at)?.at,
    take: (until) => {
      const due = steps.filter(({ at }) => at <= until);
      const last = due.at(-1);
      if (last === undefined) return null;
      steps = steps.slice(due.length);
      return { at: last.at, rows: due.flatMap(({ rows }) => rows) };
    },
  };
}
