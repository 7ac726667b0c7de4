import { Skeleton } from '@mantine/core';
import classes from './vehicle-screen.module.css';

const heights = [300, 170, 170, 220, 220, 220, 220, 220];

/** The vehicle page while its values are on the way: tiles of the final shape. */
export function VehicleLoading({ vin }: { vin: string }) {
  return (
    <div className={classes.screen} role="status" aria-label={`Loading ${vin}`}>
      <div className={classes.loadingHead}>
        <Skeleton height={28} width={260} />
        <Skeleton height={16} width="min(34rem, 90%)" />
      </div>
      <div className={classes.tiles}>
        {heights.map((height, tile) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have nothing else, and never change
          <Skeleton key={tile} height={height} radius={12} className={tile === 0 ? classes.map : undefined} />
        ))}
      </div>
    </div>
  );
}
