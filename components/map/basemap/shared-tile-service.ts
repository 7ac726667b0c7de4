import { startTileService, type TileService } from './tile-service';

/** How long the service outlives the last map: long enough to go from one page with a map to another. */
const restMs = 60_000;

let service: TileService | undefined;
let users = 0;
let rest: ReturnType<typeof setTimeout> | undefined;

/** The page's one tile service, for all its maps; each gives it back with `releaseTileService`. */
export function acquireTileService(): TileService {
  clearTimeout(rest);
  users += 1;
  service ??= startTileService();
  return service;
}

/** Gives the tile service back; a while after the last map has, it stops. */
export function releaseTileService(): void {
  users -= 1;
  if (users > 0) return;
  rest = setTimeout(() => {
    service?.stop();
    service = undefined;
  }, restMs);
}
