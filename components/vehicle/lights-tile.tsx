'use client';

import { IconBulb } from '@tabler/icons-react';
import { humanize } from '../ui/format-value';
import { nameOfItem } from '../ui/list-items';
import { isLit } from './is-lit';
import { ListTile } from './list-tile';
import classes from './list-tile.module.css';
import type { TileProps } from './tile';

/** The lamps on the dashboard that are on. */
export function LightsTile(props: TileProps) {
  return (
    <ListTile
      {...props}
      title="Dashboard lights"
      icon={<IconBulb size={17} />}
      signalId="dashboard_lights"
      counts={isLit}
      none="No light is on"
    >
      {(light) => <span className={classes.name}>{humanize(nameOfItem(light))}</span>}
    </ListTile>
  );
}
