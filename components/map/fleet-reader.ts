import { topRank } from './blit';
import {
  createFleetColumns,
  type FleetColumns,
  indexOfVehicle,
  outdatedLooks,
  putLook,
  putVehicle,
  putVisible,
  setCount,
} from './fleet-columns';
import type { ChangedVehicles, FleetSource } from './fleet-source';
import { type Glides, glideBetween, moveGlides } from './glide';
import { lookRank } from './marker-look';

export type FleetReader = {
  columns: FleetColumns;
  /** Takes over what changed in the source. */
  read: (changed: ChangedVehicles) => void;
  /** Renews the looks that changed by age alone; says whether there were any. */
  age: () => boolean;
  /**
   * Moves gliding markers to where they are by now; says how fast the fastest is, world widths a millisecond, and 0 when
   * there is none. @param now as `performance.now()`
   */
  glide: (now: number) => number;
  /** Says whether that is another set than before. */
  setVisible: (visible: ReadonlySet<number> | null) => boolean;
  setSelected: (id: number | null) => void;
  /** How many times faster than life the source's time goes on. */
  setPace: (pace: number) => void;
  /** Place of the selected vehicle in the columns, -1 when there is none. */
  selectedIndex: () => number;
};

/**
 * Keeps the columns that are drawn in step with a source.
 * @param glidePixels width of the world on the screen in CSS pixels while markers may glide, 0 while they must jump
 */
export function createFleetReader(
  source: FleetSource,
  firstVisible: ReadonlySet<number> | null,
  glidePixels: () => number,
): FleetReader {
  const columns = createFleetColumns();
  const glides: Glides = new Map();
  let visible = firstVisible;
  let selectedId: number | null = null;
  let selectedIndex = -1;
  let pace = 1;

  const raiseSelected = () => {
    if (selectedIndex >= 0) columns.rank[selectedIndex] = lookRank(columns.look[selectedIndex] ?? 0);
    selectedIndex = selectedId === null ? -1 : indexOfVehicle(columns, selectedId);
    if (selectedIndex >= 0) columns.rank[selectedIndex] = topRank;
  };

  const readAll = () => {
    const now = source.now();
    glides.clear();
    setCount(columns, source.count());
    for (let index = 0; index < columns.count; index++)
      putVehicle(columns, index, source.vehicleAt(index), visible, now);
    raiseSelected();
  };

  const readOne = (index: number, now: number, worldPixels: number) => {
    const isKnown = columns.positionAt[index] !== 0 && columns.isDrawn[index] === 1;
    const fromX = columns.x[index] ?? 0;
    const fromY = columns.y[index] ?? 0;
    const fromAt = columns.positionAt[index] ?? 0;
    putVehicle(columns, index, source.vehicleAt(index), visible, now);
    if (index === selectedIndex) columns.rank[index] = topRank;
    const betweenMs = (columns.positionAt[index] ?? 0) - fromAt;
    if (betweenMs === 0 && glides.has(index)) {
      columns.x[index] = fromX;
      columns.y[index] = fromY;
      return;
    }
    glides.delete(index);
    if (worldPixels === 0 || !isKnown) return;
    const [toX, toY] = [columns.x[index] ?? 0, columns.y[index] ?? 0];
    const glide = glideBetween({ fromX, fromY, toX, toY, betweenMs: betweenMs / pace }, worldPixels, performance.now());
    if (!glide) return;
    columns.x[index] = fromX;
    columns.y[index] = fromY;
    glides.set(index, glide);
  };

  const read = (changed: ChangedVehicles) => {
    if (changed === 'all') {
      readAll();
    } else {
      const now = source.now();
      const worldPixels = glidePixels();
      const before = columns.count;
      setCount(columns, source.count());
      for (const index of changed) readOne(index, now, worldPixels);
      if (columns.count !== before && selectedIndex < 0) raiseSelected();
    }
  };

  const age = () => {
    const now = source.now();
    const outdated = outdatedLooks(columns, now);
    for (const index of outdated) putLook(columns, index, source.vehicleAt(index), now);
    if (outdated.length > 0) raiseSelected();
    return outdated.length > 0;
  };

  return {
    columns,
    read,
    age,
    glide: (now) => moveGlides(glides, columns.x, columns.y, now),
    setVisible: (next) => {
      if (next === visible) return false;
      visible = next;
      putVisible(columns, visible);
      return true;
    },
    setSelected: (id) => {
      selectedId = id;
      raiseSelected();
    },
    setPace: (next) => {
      pace = next;
    },
    selectedIndex: () => selectedIndex,
  };
}
