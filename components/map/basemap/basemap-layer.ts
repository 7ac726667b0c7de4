import * as Leaflet from 'leaflet';
import type { MapTheme } from '../fleet-map-props';
import { mapColours } from '../palette';
import { acquireTileService, releaseTileService } from './shared-tile-service';
import type { TileService } from './tile-service';
import { deepestTile, farUpTo } from './world-index';

/** Large tiles: a quarter of the seams, and of the messages to the worker. CSS pixels. */
const tileSize = 512;
const greatestRatio = 2;

type Tile = { canvas: HTMLCanvasElement; coords: Leaflet.Coords };

/** The base map as a Leaflet layer, painted by the tile service. Changing the theme repaints its tiles in place. */
export class BasemapLayer extends Leaflet.GridLayer {
  declare private theme: MapTheme;
  declare private onFailed: (error: Error) => void;
  declare private tiles: Map<HTMLElement, Tile>;
  declare private service: TileService | undefined;
  declare private stopListening: (() => void) | undefined;

  /** @param onFailed told once when the world could not be loaded */
  constructor(theme: MapTheme, onFailed: (error: Error) => void) {
    super({
      tileSize,
      updateWhenZooming: false,
      keepBuffer: 2,
      minZoom: 1,
      maxNativeZoom: deepestTile + 1,
      maxZoom: 20,
    });
    this.theme = theme;
    this.onFailed = onFailed;
    this.tiles = new Map();
    this.on('tileunload', ({ tile }: Leaflet.TileEvent) => this.tiles.delete(tile));
  }

  setTheme(theme: MapTheme): void {
    this.theme = theme;
    for (const tile of this.tiles.values()) void this.paint(tile);
  }

  override onAdd(map: Leaflet.Map): this {
    this.service = acquireTileService();
    this.stopListening = this.service.onRefined(() => this.refine());
    return super.onAdd(map);
  }

  override onRemove(map: Leaflet.Map): this {
    this.stopListening?.();
    this.tiles.clear();
    this.service = undefined;
    releaseTileService();
    return super.onRemove(map);
  }

  protected override createTile(coords: Leaflet.Coords, done: Leaflet.DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas');
    const side = Math.round(tileSize * this.ratio());
    canvas.width = side;
    canvas.height = side;
    const tile = { canvas, coords };
    this.tiles.set(canvas, tile);
    void this.paint(tile).then(() => done(undefined, canvas));
    return canvas;
  }

  private refine(): void {
    for (const tile of this.tiles.values()) if (tile.coords.z - 1 > farUpTo) void this.paint(tile);
  }

  private ratio(): number {
    return Math.min(greatestRatio, window.devicePixelRatio || 1);
  }

  private async paint({ canvas, coords }: Tile): Promise<void> {
    const theme = this.theme;
    const request = {
      z: coords.z - 1,
      x: coords.x,
      y: coords.y,
      size: tileSize,
      ratio: canvas.width / tileSize,
      colours: mapColours[theme],
    };
    try {
      const picture = await this.service?.paint(request);
      // The tile or the whole map may have gone, or the theme changed again, while the worker painted.
      if (!picture || !this.tiles.has(canvas) || this.theme !== theme) return;
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      if ('close' in picture) picture.close();
    } catch (error) {
      if (this.service) this.onFailed(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
