import type { WorkerAnswer, WorkerOrder } from './basemap-worker';
import { paintTile, type TileRequest } from './paint-tile';
import { loadWorlds, worldFor } from './world-index';

/** Paints tiles of the base map somewhere. */
export type TileService = {
  /** A picture of the tile; rejects when the world could not be loaded. */
  paint: (tile: TileRequest) => Promise<ImageBitmap | HTMLCanvasElement>;
  /** Calls the listener when close looks can be painted finer than before; returns what ends it. */
  onRefined: (listener: () => void) => () => void;
  stop: () => void;
};

/** Where the page finds what `build.mjs` wrote. */
const farPath = '/basemap/world-far.json';
const nearPath = '/basemap/world-near.json';

/** Tiles painted in a worker of their own, so that the page stays free; on the page only where workers cannot draw. */
export function startTileService(): TileService {
  const { href: far } = new URL(farPath, window.location.origin);
  const { href: near } = new URL(nearPath, window.location.origin);
  return typeof OffscreenCanvas === 'undefined' ? startOnPage(far, near) : startInWorker(far, near);
}

function startInWorker(far: string, near: string): TileService {
  const worker = new Worker(new URL('./basemap-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, { resolve: (bitmap: ImageBitmap) => void; reject: (error: Error) => void }>();
  let lastId = 0;
  let failure: Error | undefined;
  const failAll = (error: Error) => {
    failure = error;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const order = (message: WorkerOrder) => worker.postMessage(message);
  const refined = createListeners();
  worker.onmessage = ({ data: answer }: MessageEvent<WorkerAnswer>) => {
    if (answer.kind === 'refined') return refined.tell();
    const asked = waiting.get(answer.id);
    if (answer.kind === 'failed') asked?.reject(new Error(answer.error));
    else asked?.resolve(answer.bitmap);
    waiting.delete(answer.id);
  };
  worker.onerror = (event) => failAll(new Error(event.message || 'base map: the worker did not start'));
  order({ kind: 'load', far, near });
  return {
    paint: (tile) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure);
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        order({ kind: 'paint', id: lastId, tile });
      }),
    onRefined: refined.add,
    stop: () => {
      worker.terminate();
      failAll(new Error('base map: stopped'));
    },
  };
}

function startOnPage(far: string, near: string): TileService {
  const refined = createListeners();
  const worlds = loadWorlds(far, near, refined.tell);
  return {
    paint: async (tile) => {
      const index = await worldFor(worlds, tile.z);
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(tile.size * tile.ratio);
      canvas.height = canvas.width;
      const context = canvas.getContext('2d', { alpha: false });
      if (!context) throw new Error('base map: this browser draws on no canvas');
      paintTile(context, index, tile);
      return canvas;
    },
    onRefined: refined.add,
    stop: () => undefined,
  };
}

function createListeners(): { tell: () => void; add: (listener: () => void) => () => void } {
  const listeners = new Set<() => void>();
  return {
    tell: () => {
      for (const listener of listeners) listener();
    },
    add: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
