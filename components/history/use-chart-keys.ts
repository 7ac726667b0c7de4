'use client';

import type { KeyboardEvent } from 'react';
import type { Span } from '../range/range-presets';
import type { ChartCursor } from './chart-cursor';
import { steppedIndex } from './chart-keys';
import type { ChartMoves } from './chart-moves';
import type { ChartPanel } from './chart-panels';
import { seriesOf } from './read-points';

type ChartKeysOptions = {
  panel: ChartPanel;
  span: Span;
  cursor: ChartCursor;
  move: (change: (moves: ChartMoves) => void) => void;
};

const turns: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

/** Moves the cursor from reading to reading of a series, or to another series. False for a key that does neither. */
function read({ panel, span, cursor }: Omit<ChartKeysOptions, 'move'>, key: string): boolean {
  const all = seriesOf(panel);
  const held = cursor.current();
  const place = Math.max(
    0,
    all.findIndex(({ signal }) => held?.panel === panel.key && signal.id === held.signal),
  );
  const turn = turns[key];
  const series = all[(place + (turn ?? 0) + all.length) % all.length];
  if (series === undefined) return false;
  const within = series.at.filter((at) => at >= span.from && at <= span.to);
  const at =
    turn === undefined ? within[steppedIndex(within, held?.at ?? null, key) ?? -1] : (held?.at ?? within.at(-1));
  if (at === undefined) return false;
  cursor.release();
  cursor.point({ at, panel: panel.key, signal: series.signal.id, by: 'keys' });
  return true;
}

/** Reads and moves a chart by keys: arrows, Home, End, pages; plus and minus; Shift with an arrow; Enter and Escape. */
export function useChartKeys(options: ChartKeysOptions) {
  const { cursor, move } = options;
  const nearer = () => move(({ scale }) => scale(0.5, cursor.current()?.at));
  const back = () => move(({ zoomOut }) => zoomOut());
  const acts = new Map<string, () => void>([
    ['+', nearer],
    ['=', nearer],
    ['-', back],
    ['Backspace', back],
    ['Enter', cursor.pin],
    ['Escape', () => (cursor.current()?.isPinned ? cursor.release() : cursor.point(null))],
    ['Shift+ArrowLeft', () => move((moves) => moves.move(-0.25))],
    ['Shift+ArrowRight', () => move((moves) => moves.move(0.25))],
  ]);
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isShifted = event.shiftKey && event.key.startsWith('Arrow');
    const act = acts.get(isShifted ? `Shift+${event.key}` : event.key);
    if (act === undefined && !read(options, event.key)) return;
    act?.();
    event.preventDefault();
  };
}
