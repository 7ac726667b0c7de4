/** Where a label's text may stand beside its point, in order of preference. A centred one has no other place. */
export type LabelAnchor = 'right' | 'left' | 'below' | 'above' | 'centre';

/** A label that wants a place. Pixels from the picture's upper left corner; width and height of the text. */
export type LabelWish = {
  x: number;
  y: number;
  width: number;
  height: number;
  anchors: readonly LabelAnchor[];
  gap: number;
};

export type PlacedLabel<Wish extends LabelWish> = { wish: Wish; anchor: LabelAnchor; left: number; top: number };

/** Taken room is kept in squares of this many pixels. */
const square = 6;

/** Room that is already taken in a picture. */
export type TakenRoom = { columns: number; rows: number; isTaken: Uint8Array };

export function createTakenRoom(width: number, height: number): TakenRoom {
  const columns = Math.max(1, Math.ceil(width / square));
  const rows = Math.max(1, Math.ceil(height / square));
  return { columns, rows, isTaken: new Uint8Array(columns * rows) };
}

/** Takes a rectangle if it is free and wholly inside; says whether it was. */
function take(room: TakenRoom, left: number, top: number, width: number, height: number): boolean {
  const [west, north] = [Math.floor(left / square), Math.floor(top / square)];
  const [east, south] = [Math.floor((left + width) / square), Math.floor((top + height) / square)];
  if (west < 0 || north < 0 || east >= room.columns || south >= room.rows) return false;
  for (let row = north; row <= south; row++)
    for (let column = west; column <= east; column++) if (room.isTaken[row * room.columns + column] === 1) return false;
  for (let row = north; row <= south; row++)
    room.isTaken.fill(1, row * room.columns + west, row * room.columns + east + 1);
  return true;
}

const corners: Record<LabelAnchor, (wish: LabelWish) => [left: number, top: number]> = {
  right: ({ x, y, gap, height }) => [x + gap, y - height / 2],
  left: ({ x, y, gap, width, height }) => [x - gap - width, y - height / 2],
  below: ({ x, y, gap, width }) => [x - width / 2, y + gap],
  above: ({ x, y, gap, width, height }) => [x - width / 2, y - gap - height],
  centre: ({ x, y, width, height }) => [x - width / 2, y - height / 2],
};

/**
 * Gives each wish in turn the first of its places that is free, so the most important come first; those that find none
 * are left out. A point keeps its own square free of other labels.
 */
export function placeLabels<Wish extends LabelWish>(
  room: TakenRoom,
  wishes: readonly Wish[],
  most: number,
): PlacedLabel<Wish>[] {
  const placed: PlacedLabel<Wish>[] = [];
  for (const wish of wishes) {
    if (placed.length === most) break;
    for (const anchor of wish.anchors) {
      const [left, top] = corners[anchor](wish);
      if (!take(room, left, top, wish.width, wish.height)) continue;
      placed.push({ wish, anchor, left, top });
      break;
    }
  }
  return placed;
}
