import type uPlot from 'uplot';
import type { Span } from '../range/range-presets';

/** What somebody does to a plot with a pointer. Times are epoch milliseconds, `top` is pixels from the plot's top. */
export type PlotEvents = {
  onPoint: (point: { at: number; top: number } | null) => void;
  onPress: () => void;
  onZoom: (span: Span) => void;
  /** @param factor of the length shown: 0.5 is nearer, around `at` */
  onScale: (factor: number, at: number) => void;
  onZoomOut: () => void;
  /** @param share of the length shown, later */
  onPan: (share: number) => void;
  /** Whether the cursor is to stay where it is. */
  isHeld: () => boolean;
};

/** A drag shorter than this is a press, pixels. */
const leastDrag = 6;

/** Drags the whole plot along with the pointer, and tells by how much once it is let go. */
function panFrom(plot: uPlot, start: MouseEvent, onPan: (share: number) => void): void {
  const canvas = plot.ctx.canvas;
  const move = (event: MouseEvent) => {
    canvas.style.transform = `translateX(${event.clientX - start.clientX}px)`;
  };
  const end = (event: MouseEvent) => {
    document.removeEventListener('mousemove', move);
    document.removeEventListener('mouseup', end);
    canvas.style.transform = '';
    const moved = event.clientX - start.clientX;
    if (Math.abs(moved) >= leastDrag) onPan(-moved / plot.over.clientWidth);
  };
  document.addEventListener('mousemove', move);
  document.addEventListener('mouseup', end);
}

/** Options of the cursor: a drag chooses a span, with Shift it moves the plot; a double click shows more. */
export function cursorOptions(events: PlotEvents): uPlot.Cursor {
  return {
    y: false,
    drag: { x: true, y: false, setScale: false, dist: leastDrag },
    bind: {
      dblclick: () => () => {
        events.onZoomOut();
        return null;
      },
      mousedown: (plot, _, handler) => (event) => {
        if (event.shiftKey && event.button === 0) panFrom(plot, event, events.onPan);
        else handler(event);
        return null;
      },
      // What is held stays, but for a drag, which chooses a span all the same.
      mousemove: (_, __, handler) => (event) => (events.isHeld() && event.buttons === 0 ? null : handler(event)),
      mouseleave: (_, __, handler) => (event) => (events.isHeld() && event.buttons === 0 ? null : handler(event)),
    },
  };
}

/** Tells where the cursor is, and what was chosen. */
export function eventHooks(events: PlotEvents): uPlot.Hooks.Arrays {
  return {
    setCursor: [
      (plot) => {
        const { left = -1, top = 0 } = plot.cursor;
        if (events.isHeld()) return;
        events.onPoint(left < 0 ? null : { at: plot.posToVal(left, 'x'), top });
      },
    ],
    setSelect: [
      (plot) => {
        const { left, width } = plot.select;
        if (width < leastDrag) return;
        const span = { from: Math.round(plot.posToVal(left, 'x')), to: Math.round(plot.posToVal(left + width, 'x')) };
        plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
        events.onZoom(span);
      },
    ],
  };
}

/** Listens to what uPlot does not: fingers, the wheel with Ctrl, presses. Returns what ends it. */
export function listenToPlot(plot: uPlot, events: PlotEvents): () => void {
  const { over } = plot;
  const controller = new AbortController();
  const { signal } = controller;
  const place = (event: MouseEvent) => {
    const box = over.getBoundingClientRect();
    return { left: event.clientX - box.left, top: event.clientY - box.top };
  };
  over.addEventListener(
    'pointermove',
    (event) => {
      if (event.pointerType === 'touch' && !events.isHeld()) plot.setCursor(place(event));
    },
    { signal },
  );
  over.addEventListener('click', () => events.onPress(), { signal });
  over.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      events.onScale(event.deltaY > 0 ? 1.25 : 0.8, plot.posToVal(place(event).left, 'x'));
    },
    { signal, passive: false },
  );
  return () => controller.abort();
}
