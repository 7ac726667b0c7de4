import { createStore, type Store } from '../data/store';

/** The point that is read: by a pointer, or by keys. */
export type ReadPoint = {
  /** On the chart's clock, epoch milliseconds. */
  at: number;
  /** Of the panel it is read in, and of the series nearest to it there. */
  panel: string;
  signal: string | null;
  by: 'pointer' | 'keys';
  /** Stays where it is, so that what is told of it can be pressed. */
  isPinned: boolean;
};

/** The one cursor of all panels and of the map, outside React: it moves with every pixel. */
export type ChartCursor = Store<ReadPoint | null> & {
  /** Moves it, unless it is pinned; null where nothing is read. */
  point: (point: Omit<ReadPoint, 'isPinned'> | null) => void;
  pin: () => void;
  /** Lets a pinned point go; what a pointer read is gone with it. */
  release: () => void;
  /** Reads nothing any more, pinned or not. */
  drop: () => void;
};

/** A cursor that reads nothing yet. */
export function createChartCursor(): ChartCursor {
  const { current, subscribe, set } = createStore<ReadPoint | null>(null);
  return {
    current,
    subscribe,
    point: (point) => {
      if (current()?.isPinned) return;
      set(point === null ? null : { ...point, isPinned: false });
    },
    pin: () => {
      const read = current();
      if (read !== null && !read.isPinned) set({ ...read, isPinned: true });
    },
    drop: () => set(null),
    release: () => {
      const read = current();
      set(read?.by === 'keys' ? { ...read, isPinned: false } : null);
    },
  };
}
