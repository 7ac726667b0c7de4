import type { Beginning, Squad } from './fleet';
import { roleOf } from './life/vehicle';
import type { Publication } from './messages/publication';

/** A box writes down less often than it speaks: this factor on its pauses. */
const stretch = 6;
/** Of a larger fleet the first so many: a past to look at, and no flood. */
const rememberingVehicles = 150;

/**
 * What the vehicles of a squad with a memory would have said between two moments had anybody listened, one vehicle after
 * the other, each message with the times of then: as boxes do that come back from where there is no network.
 */
export function* recollect(
  { vehicles, remembers, makeReporter }: Squad,
  beginning: Beginning,
  from: number,
  to: number,
): Generator<Publication> {
  for (const vehicle of vehicles) {
    if (vehicle.index >= rememberingVehicles || roleOf(vehicle.index) !== 'plain') continue;
    if (remembers?.(vehicle) !== true) continue;
    const reporter = makeReporter(vehicle, { ...beginning, stretch, catchUpMs: 0 });
    for (let at = from; at < to; ) {
      const { publications, nextAt } = reporter.report(at);
      yield* publications;
      at = nextAt;
    }
  }
}
