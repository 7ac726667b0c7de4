import { paintTile, type TileRequest } from './paint-tile';
import { loadWorlds, type Worlds, worldFor } from './world-index';

/** What the page asks of the worker: first the two outlines of the world, then tiles. */
export type WorkerOrder =
  | { kind: 'load'; far: string; near: string }
  | { kind: 'paint'; id: number; tile: TileRequest };

/** What the worker answers. */
export type WorkerAnswer =
  | { kind: 'painted'; id: number; bitmap: ImageBitmap }
  | { kind: 'failed'; id: number; error: string }
  /** From now on close looks are painted from the fine outline. */
  | { kind: 'refined' };

const answer = (message: WorkerAnswer, transfer: Transferable[] = []) => self.postMessage(message, { transfer });

let worlds: Worlds | undefined;

async function paint(id: number, tile: TileRequest): Promise<void> {
  if (!worlds) throw new Error('base map: a tile was asked for before the world');
  const index = await worldFor(worlds, tile.z);
  const side = Math.round(tile.size * tile.ratio);
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new Error('base map: this browser draws on no canvas in a worker');
  paintTile(context, index, tile);
  const bitmap = canvas.transferToImageBitmap();
  answer({ kind: 'painted', id, bitmap }, [bitmap]);
}

self.onmessage = ({ data: order }: MessageEvent<WorkerOrder>) => {
  if (order.kind === 'load') {
    worlds = loadWorlds(order.far, order.near, () => answer({ kind: 'refined' }));
    return;
  }
  paint(order.id, order.tile).catch((error: unknown) => answer({ kind: 'failed', id: order.id, error: String(error) }));
};
