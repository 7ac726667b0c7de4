import type { MapColours } from '../palette';
import { tileExtent, type WorldIndex, type WorldLayer } from './world-index';

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Which tile to paint, and how: zoom counts tiles of `size` CSS pixels. */
export type TileRequest = { z: number; x: number; y: number; size: number; ratio: number; colours: MapColours };

/** Regions of a country are drawn from this tile zoom; below they are noise. */
const regionsFrom = 3;
/** Rivers are drawn between these tile zooms: beyond, their courses are too coarse to be true. */
const rivers = { from: 3, to: 6 };
/** Dashes of borders begin here: shorter lines want to be whole. */
const dashesFrom = 4;

/** Paints one tile of the base map. */
export function paintTile(context: Context, world: WorldIndex, { z, x, y, size, ratio, colours }: TileRequest): void {
  const scale = size / tileExtent;
  /** Nearer means bolder, gently: 0 for the whole world, 1 from country roads on. */
  const nearness = Math.min(1, z / 8);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colours.water;
  context.fillRect(0, 0, size, size);
  context.lineJoin = 'round';
  context.lineCap = 'round';

  const lastColumn = 2 ** z - 1;
  /** Whether a place is on the seam at 180°, where outlines are cut: no coast runs along it. */
  const isSeam = (at: number | undefined) => (x === 0 && at === 0) || (x === lastColumn && at === tileExtent);
  const trace = (layer: WorldLayer, skipsSeam = false): boolean => {
    const tile = world[layer].getTileRaw(z, x, y);
    if (!tile || tile.features.length === 0) return false;
    context.beginPath();
    for (const part of tile.features) {
      if (part.type !== 2 && part.type !== 3) continue;
      for (const ring of part.geometry) {
        context.moveTo((ring[0] ?? 0) * scale, (ring[1] ?? 0) * scale);
        for (let at = 2; at < ring.length; at += 2) {
          const isJump = skipsSeam && isSeam(ring[at]) && isSeam(ring[at - 2]);
          if (isJump) context.moveTo((ring[at] ?? 0) * scale, (ring[at + 1] ?? 0) * scale);
          else context.lineTo((ring[at] ?? 0) * scale, (ring[at + 1] ?? 0) * scale);
        }
      }
    }
    return true;
  };
  const stroke = (style: string, width: number) => {
    context.strokeStyle = style;
    context.lineWidth = width;
    context.stroke();
  };

  if (trace('land', true)) {
    const bands = colours.shallows.length;
    for (const [band, style] of colours.shallows.entries()) stroke(style, (bands - band) * (4 + 6 * nearness));
  }
  if (trace('land')) {
    context.fillStyle = colours.land;
    context.fill('evenodd');
  }
  if (z >= rivers.from && z <= rivers.to && trace('rivers')) stroke(colours.river, 0.8 + 1.2 * nearness);
  if (trace('lakes')) {
    context.fillStyle = colours.water;
    context.fill('evenodd');
    stroke(colours.coast, 0.6);
  }
  if (z >= regionsFrom && trace('regions')) stroke(colours.region, 0.8 + 0.4 * nearness);
  if (trace('borders')) {
    context.setLineDash(z >= dashesFrom ? [7, 3, 1.5, 3] : []);
    context.lineCap = 'butt';
    stroke(colours.border, 0.8 + 0.6 * nearness);
    context.setLineDash([]);
  }
  if (trace('land', true)) stroke(colours.coast, 0.7 + 0.3 * nearness);
}
