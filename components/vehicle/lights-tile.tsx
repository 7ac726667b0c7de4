'use client';

import { IconBulb } from '@tabler/icons-react';
import type { ListItem } from '../../server/contract/reading';
import { humanize } from '../ui/format-value';
import { fieldOf, nameOfItem } from '../ui/list-items';
import { ListTile } from './list-tile';
import classes from './list-tile.module.css';
import type { TileProps } from './tile';

/** A lamp without a state is listed because it is on. */
const isLit = (light: ListItem) => (fieldOf(light, 'state') ?? 'on').toLowerCase() !== 'off';

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
