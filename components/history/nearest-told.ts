import type { VehicleHistory } from '../../server/contract/history';
import type { Clock } from '../../server/contract/moment';
import type { Reading } from '../../server/contract/reading';
import type { Span } from '../range/range-presets';

/** When something was told last before a span and first after it, by the clock; null where nothing was. */
export function nearestTold({ series }: VehicleHistory, clock: Clock, { from, to }: Span) {
  const timesOf = (pick: (one: VehicleHistory['series'][number]) => Reading | null) =>
    series.flatMap((one) => {
      const reading = pick(one);
      return reading === null ? [] : [clock === 'event' ? reading.at : reading.receivedAt];
    });
  const before = timesOf((one) => one.before).filter((at) => at < from);
  const after = timesOf((one) => one.after).filter((at) => at >= to);
  return {
    before: before.length === 0 ? null : Math.max(...before),
    after: after.length === 0 ? null : Math.min(...after),
  };
}
