import type { Span } from '../range/range-presets';

/** Room for the axes beside the plot, pixels: fixed, so that what stands above one another has the same time below it. */
export const axisWidth = 56;
/** Where there is no axis at the right. */
export const rightPadding = 14;
export const timeAxisHeight = 40;
export const topPadding = 10;
/** Height of a row of states: its name, and the bands below it. */
export const bandRowHeight = 46;
export const bandHeight = 22;

export type ChartBox = { width: number; hasRightAxis: boolean };

/** Width of what lies between the axes, pixels. */
export const plotWidth = ({ width, hasRightAxis }: ChartBox): number =>
  Math.max(1, width - axisWidth - (hasRightAxis ? axisWidth : rightPadding));

/** Where a moment is, pixels from the left of the chart. */
export const leftOf = (at: number, { from, to }: Span, box: ChartBox): number =>
  axisWidth + ((at - from) / (to - from)) * plotWidth(box);
