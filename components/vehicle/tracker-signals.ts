import { signalOf } from '../../server/contract/signals';

const trackerStart = 'device.';

/**
 * What no other tile tells of: the tracker's own values, then those that are in no catalogue (`drogue.tank_pressure`).
 * By id, so that nothing moves when a value arrives.
 * @param ids of signals that anything is known of
 */
export function trackerSignals(ids: Iterable<string>): { tracker: string[]; generic: string[] } {
  const sorted = [...new Set(ids)].sort();
  return {
    tracker: sorted.filter((id) => id.startsWith(trackerStart)),
    generic: sorted.filter((id) => signalOf(id) === undefined),
  };
}
