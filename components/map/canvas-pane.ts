import * as Leaflet from 'leaflet';
import type { Frame } from './frame';
import { worldWidth } from './projection';

/** Beyond two, pixels cost more than eyes can tell. */
const greatestRatio = 2;
/** Share of the padding that may be used up by panning before the canvas is drawn anew. */
const usablePadding = 0.7;
/** After a drawing, changes wait for this many times as long as it took, milliseconds at most. */
const restShare = 8;
const longestRestMs = 400;
/** The same of what moves: it would stutter. */
const movingRestShare = 2;
/** What moves is drawn at least so often while drawing is cheap, milliseconds. */
const longestStepMs = 100;
const frameMs = 16;

/**
 * What Leaflet 1.9.4's Renderer keeps to itself and this file relies on: `_bounds`, `_center`, `_zoom`, `_update`,
 * `_container`, `_map` and the map's `_animatingZoom`. Hence the pinned version; Leaflet 2 has BlanketOverlay for it.
 */
type RendererParts = Leaflet.Renderer & {
  _map: Leaflet.Map & { _animatingZoom?: boolean };
  _bounds?: Leaflet.Bounds;
  _zoom: number;
  _container?: HTMLCanvasElement;
  _layers: Record<string, never>;
  _update(): void;
  getEvents(): Record<string, Leaflet.LeafletEventHandlerFn>;
};

const Renderer = Leaflet.Renderer as unknown as new (options: Leaflet.RendererOptions) => RendererParts;

export type CanvasPaneOptions = {
  /** Leaflet pane the canvas lies in. */
  pane: string;
  /** How far the canvas reaches beyond the map on each side, in map widths and heights. */
  padding: number;
  /** Draws everything; the canvas still holds the picture of the last time. */
  paint: (canvas: HTMLCanvasElement, frame: Frame) => void;
};

/**
 * A canvas over the map that moves with it by CSS and is drawn anew when the map comes to rest, when a pan has used up
 * its padding, or when asked to. Zoom animations stretch the last picture, as Leaflet's own vectors do.
 */
export class CanvasPane extends Renderer {
  declare private readonly paint: CanvasPaneOptions['paint'];
  declare private frame: Frame | undefined;
  declare private request: number | undefined;
  declare private timer: ReturnType<typeof setTimeout> | undefined;
  declare private paintedAt: number;
  declare private costMs: number;

  constructor({ pane, padding, paint }: CanvasPaneOptions) {
    super({ pane, padding });
    this.paint = paint;
    this.paintedAt = 0;
    this.costMs = 0;
  }

  /** What was last drawn; undefined before the first time. */
  get lastFrame(): Frame | undefined {
    return this.frame;
  }

  /** Draws before the next frame of the screen, once, however often it is asked to. */
  schedule(): void {
    this.request ??= requestAnimationFrame(() => {
      this.request = undefined;
      this.redraw();
    });
  }

  /**
   * Draws soon, for what changed by itself: a picture that is dear to draw is drawn less often, so that hands on the map
   * come first.
   * @param stepMs not before this long after the last drawing, milliseconds: for what goes on moving
   */
  scheduleChange(stepMs = 0): void {
    if (this.request !== undefined || this.timer !== undefined) return;
    const restMs = Math.min(longestRestMs, this.costMs * (stepMs > 0 ? movingRestShare : restShare));
    // Drawing waits for the screen besides.
    const waitMs = Math.max(restMs, Math.min(longestStepMs, stepMs) - frameMs) - (performance.now() - this.paintedAt);
    if (waitMs <= 0) {
      this.schedule();
      return;
    }
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.schedule();
    }, waitMs);
  }

  /** A point of the map's container to one of the canvas, both in CSS pixels. */
  toCanvas(point: Leaflet.Point): Leaflet.Point {
    const corner = this._bounds?.min;
    const inLayer = this._map.containerPointToLayerPoint(point);
    return corner ? inLayer.subtract(corner) : inLayer;
  }

  override getEvents(): Record<string, Leaflet.LeafletEventHandlerFn> {
    return { ...super.getEvents(), move: () => this.refill(), resize: () => this._update() };
  }

  _initContainer(): void {
    this._container = document.createElement('canvas');
    this._container.setAttribute('aria-hidden', 'true');
    this._container.style.pointerEvents = 'none';
  }

  _destroyContainer(): void {
    if (this.request !== undefined) cancelAnimationFrame(this.request);
    this.request = undefined;
    clearTimeout(this.timer);
    this.timer = undefined;
    this._container?.remove();
    delete this._container;
  }

  _updatePaths(): void {
    // No vectors of Leaflet's are drawn here.
  }

  override _update(): void {
    if (this._map._animatingZoom && this._bounds) return;
    super._update();
    const corner = this._bounds?.min;
    const size = this._bounds?.getSize();
    if (!this._container || !corner || !size) return;
    const origin = this._map.getPixelOrigin();
    const ratio = Math.min(greatestRatio, window.devicePixelRatio || 1);
    const frame: Frame = {
      left: corner.x + origin.x,
      top: corner.y + origin.y,
      width: size.x,
      height: size.y,
      worldWidth: worldWidth(this._zoom),
      zoom: this._zoom,
      ratio,
    };
    Leaflet.DomUtil.setTransform(this._container, corner, 1);
    // A zoom ends in two updates for one picture.
    if (this.frame && this.request === undefined && isSameFrame(this.frame, frame)) return;
    this.frame = frame;
    resize(this._container, frame);
    this.paintNow(this._container, frame);
  }

  private redraw(): void {
    if (this._container && this.frame && !this._map._animatingZoom) this.paintNow(this._container, this.frame);
    else if (this._map?._animatingZoom) this.schedule();
  }

  private paintNow(canvas: HTMLCanvasElement, frame: Frame): void {
    const start = performance.now();
    this.paintedAt = start;
    this.paint(canvas, frame);
    this.paintedAt = performance.now();
    this.costMs = this.paintedAt - start;
  }

  private refill(): void {
    const corner = this._bounds?.min;
    if (!corner || this._map._animatingZoom) return;
    const shown = this._map.containerPointToLayerPoint([0, 0]).subtract(corner);
    const size = this._map.getSize().multiplyBy(this.options.padding ?? 0);
    const isSpent = (offset: number, room: number) => Math.abs(offset - room) > room * usablePadding;
    if (isSpent(shown.x, size.x) || isSpent(shown.y, size.y)) this._update();
  }
}

function isSameFrame(a: Frame, b: Frame): boolean {
  return (
    a.left === b.left &&
    a.top === b.top &&
    a.width === b.width &&
    a.height === b.height &&
    a.zoom === b.zoom &&
    a.ratio === b.ratio
  );
}

function resize(canvas: HTMLCanvasElement, { width, height, ratio }: Frame): void {
  const columns = Math.round(width * ratio);
  const rows = Math.round(height * ratio);
  if (canvas.width === columns && canvas.height === rows) return;
  canvas.width = columns;
  canvas.height = rows;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
