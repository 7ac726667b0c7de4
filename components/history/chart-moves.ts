import type { Span } from '../range/range-presets';

/** What changes the time shown, whoever asks for it: a pointer, a key or a button. */
export type ChartMoves = {
  zoomTo: (span: Span) => void;
  /** @param factor of the length shown, around a moment: 0.5 is nearer */
  scale: (factor: number, around?: number) => void;
  /** Back to what was shown before zooming; without that, twice as much. */
  zoomOut: () => void;
  /** @param share of the length shown, later */
  move: (share: number) => void;
};
