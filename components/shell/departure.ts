import type { Stream } from '../data/stream-state';

type DepartureOptions = {
  stream: Pick<Stream, 'current' | 'subscribe'>;
  open: (path: string) => void;
  /** Says that a page waits for the server; told again, of another one. */
  announce: (path: string) => void;
  withdraw: () => void;
};

/**
 * Opens pages. While the server is away it keeps the last one asked for until it is back: the router would leave the
 * app for the browser's error page, from which no tab comes back by itself.
 */
export function createDeparture({ stream, open, announce, withdraw }: DepartureOptions) {
  let waiting: string | null = null;
  const leave = () => {
    if (waiting === null || stream.current().phase === 'offline') return;
    const path = waiting;
    waiting = null;
    withdraw();
    open(path);
  };
  return {
    go: (path: string) => {
      if (stream.current().phase !== 'offline') return open(path);
      waiting = path;
      announce(path);
    },
    /** The page is not wanted any more. */
    forget: () => {
      waiting = null;
    },
    start: () => {
      const stop = stream.subscribe(leave);
      return () => {
        stop();
        if (waiting === null) return;
        waiting = null;
        withdraw();
      };
    },
  };
}
