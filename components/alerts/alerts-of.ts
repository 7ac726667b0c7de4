import type { VehicleHistory } from '../../server/contract/history';
import { wheels } from '../../server/contract/signals';
import { type Alert, joinStates } from './join-states';
import { tireSignals, tireWarnings } from './tire-warnings';
import { toldValues } from './told-values';
import { warnings } from './warnings';

/**
 * What a vehicle warned of in a time, in order: active trouble codes, lamps that say that something is wrong, messages to
 * its driver, tires that are too low. What it warned of before begins with the last reading before the time.
 */
export function alertsOf(histories: readonly VehicleHistory[]): Alert[] {
  const listed = warnings.map(({ signal, warnsOf }) =>
    toldValues(histories, signal).map(({ at, value, who }) => ({
      at,
      who,
      warnings: new Map(warnsOf(value).map((what) => [what, ''])),
    })),
  );
  return [...listed, ...tireWarnings(histories)].flatMap(joinStates).sort((one, other) => one.from - other.from);
}

/** The signals that alerts are made from, of those that a vehicle has told. */
export function alertSignals(told: Iterable<string>): string[] {
  const known = new Set(told);
  return [
    ...warnings.map(({ signal }) => signal).filter((signal) => known.has(signal)),
    ...wheels.flatMap((wheel) => tireSignals(wheel, known)),
  ];
}
