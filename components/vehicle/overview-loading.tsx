import { Skeleton } from '@mantine/core';
import classes from './vehicle-overview.module.css';

/** Heights of the tiles and where they stand, as they will be. */
const tiles = [
  { height: 410, place: classes.map },
  { height: 410, place: undefined },
  { height: 410, place: undefined },
  { height: 270, place: classes.wide },
  { height: 270, place: classes.wide },
  { height: 110, place: classes.third },
  { height: 110, place: classes.third },
  { height: 110, place: classes.third },
];

/** The overview while its values are on the way: tiles of the final shape. */
export function OverviewLoading({ vin }: { vin: string }) {
  return (
    <div className={classes.tiles} role="status" aria-label={`Loading ${vin}`}>
      {tiles.map(({ height, place }, tile) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else, and never change
        <Skeleton key={tile} height={height} radius={12} className={place} />
      ))}
    </div>
  );
}
