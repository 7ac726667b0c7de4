import type { DrawnBands } from './drawn-bands';
import type { DrawnLine } from './drawn-line';

/** An axis of values; two at most on a panel, left and right. */
export type ValueAxis = { scale: string; unit: string; decimals: number; side: 'left' | 'right' };

/** What is drawn in one frame. The key changes with what must be built anew: which lines there are, and on which axes. */
export type LinePanel = { kind: 'lines'; key: string; lines: readonly DrawnLine[]; axes: readonly ValueAxis[] };
export type BandPanel = { kind: 'bands'; key: string; rows: readonly DrawnBands[] };
export type ChartPanel = LinePanel | BandPanel;

const mostAxes = 2;

function linePanel(lines: readonly DrawnLine[], scales: readonly string[]): LinePanel {
  const axes = scales.flatMap((scale, index): ValueAxis[] => {
    const line = lines.find((candidate) => candidate.scale === scale);
    if (line === undefined) return [];
    return [{ scale, unit: line.unit, decimals: line.decimals, side: index === 0 ? 'left' : 'right' }];
  });
  const names = lines.map(({ signal, unit, place }) => `${signal.id} ${unit} ${place}`);
  return { kind: 'lines', key: `lines ${scales.join('|')} of ${names.join('|')}`, lines, axes };
}

/**
 * Puts series into frames: lines of two axes at most on one, and where there are more axes one frame to each, small, above
 * the same time. States stand together in a frame of rows, the last.
 */
export function chartPanels(drawn: readonly (DrawnLine | DrawnBands)[]): ChartPanel[] {
  const lines = drawn.filter((series) => series.drawn === 'line');
  const rows = drawn.filter((series) => series.drawn === 'bands');
  const scales = [...new Set(lines.map(({ scale }) => scale))];
  const groups = scales.length <= mostAxes ? [scales] : scales.map((scale) => [scale]);
  const panels: ChartPanel[] = groups
    .filter((group) => group.length > 0)
    .map((group) =>
      linePanel(
        lines.filter(({ scale }) => group.includes(scale)),
        group,
      ),
    );
  if (rows.length > 0)
    panels.push({ kind: 'bands', key: `bands of ${rows.map(({ signal }) => signal.id).join('|')}`, rows });
  return panels;
}

/** Whether any panel needs room for an axis at the right: then all have it, for they stand above one another. */
export const hasRightAxis = (panels: readonly ChartPanel[]): boolean =>
  panels.some((panel) => panel.kind === 'lines' && panel.axes.length > 1);
