import type { VehicleHistory } from '../../server/contract/history';

/**
 * A history as far as it had been measured by a moment. The server tells of each signal also the reading that follows the
 * range, to draw a line on to the edge: where that was yet to come, neither it nor the silence before it is known.
 * @param at epoch milliseconds
 */
export const untilMoment = (history: VehicleHistory, at: number): VehicleHistory => ({
  ...history,
  series: history.series.map((one) =>
    one.after === null || one.after.at <= at
      ? one
      : { ...one, after: null, gaps: one.gaps.filter(([, end]) => end <= at) },
  ),
});
