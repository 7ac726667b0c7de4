import { type CommandState, commandSearch, commandStates } from '../../server/contract/commands';
import { givenConditions, readConditions } from '../ui/search-conditions';

/** What the page looks for, as the address says it; the empty text stands for whatever there is. */
export type LogView = {
  vin: string;
  by: string;
  type: string;
  /** States, by commas. */
  states: string;
  bulk: string;
  /** From here on and before there, epoch milliseconds. */
  from: number | null;
  to: number | null;
};

export const allCommands: LogView = { vin: '', by: '', type: '', states: '', bulk: '', from: null, to: null };

/** States that people look for together, each in the order of a command's life: as the address has them. */
export const stateGroups: readonly { label: string; states: readonly CommandState[] }[] = [
  { label: 'Under way', states: ['awaiting-approval', 'queued', 'dispatching', 'accepted'] },
  { label: 'Not confirmed', states: ['contradicted', 'unconfirmed', 'expired', 'failed', 'unknown'] },
  ...commandStates.map((state) => ({ label: state, states: [state] })),
];

/** What the server understands of the address. Its pages are none of that. */
const understood = commandSearch.omit({ limit: true, states: true });

/** Reads the view out of the address; states that are none are not looked for. */
export function readLogView(search: Pick<URLSearchParams, 'get'>): LogView {
  const { states: _, ...rest } = allCommands;
  const asked = (search.get('states') ?? '').split(',');
  const states = commandStates.filter((state) => asked.includes(state)).join(',');
  return { ...readConditions(rest, understood, search), states };
}

/** What to ask the server for a view. */
export const askedOf = (view: LogView): Record<string, string> => givenConditions(view);
