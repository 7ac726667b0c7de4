import type uPlot from 'uplot';
import type { MapTheme } from '../map/fleet-map-props';
import type { LinePanel } from './chart-panels';
import { seriesLook } from './series-look';

/** Points of a line that stand alone, between two gaps: no line goes through them. */
function loneIndexes(ys: ArrayLike<number | null | undefined>): number[] {
  const lone: number[] = [];
  let run: number[] = [];
  const end = () => {
    if (run.length === 1) lone.push(...run);
    run = [];
  };
  for (let index = 0; index < ys.length; index++) {
    const y = ys[index];
    if (y === null) end();
    else if (y !== undefined) run.push(index);
  }
  end();
  return lone;
}

/** The lines of a panel as uPlot draws them; of what stands alone, a point. */
export function lineSeries(panel: LinePanel, theme: () => MapTheme): uPlot.Series[] {
  return panel.lines.map(({ signal, place, scale }) => {
    const colour = () => seriesLook(place, theme()).colour;
    return {
      label: signal.label,
      scale,
      stroke: colour,
      width: 1.75,
      ...(seriesLook(place, 'light').isDashed && { dash: [6, 4] }),
      points: {
        size: 5,
        stroke: colour,
        fill: colour,
        filter: (plot, index, isShown) => (isShown ? null : loneIndexes(plot.data[index] ?? [])),
      },
    };
  });
}
