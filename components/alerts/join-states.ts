import { minutes } from '../../server/contract/duration';

/** Something a vehicle warned of by itself. Epoch milliseconds; `to` is null while nothing has taken it back. */
export type Alert = { from: number; to: number | null; what: string; detail: string; who: string | null };

/** What was warned of from a time on, until the next: by what it is, and more of it in a sentence. */
export type WarningState = { at: number; who: string | null; warnings: ReadonlyMap<string, string> };

/** What comes again within this has not been away: two sources of one vehicle take turns, a pressure goes up and down. */
const sameAlertMs = minutes(10);

/** Alerts of states in order of time: each from the first state it is in to the first it is not. */
export function joinStates(states: readonly WarningState[]): Alert[] {
  const alerts: Alert[] = [];
  const newest = new Map<string, Alert>();
  for (const { at, who, warnings: told } of states) {
    for (const [what, alert] of newest) if (alert.to === null && !told.has(what)) alert.to = at;
    for (const [what, detail] of told) {
      const held = newest.get(what);
      if (held !== undefined && (held.to === null || at - held.to < sameAlertMs)) {
        held.to = null;
        continue;
      }
      const begun = { from: at, to: null, what, detail, who };
      newest.set(what, begun);
      alerts.push(begun);
    }
  }
  return alerts;
}
