'use client';

import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ListItem } from '../../server/contract/reading';
import { itemsOf, nameOfItem } from '../ui/list-items';
import { Missing } from '../ui/missing';
import { Panel } from '../ui/panel';
import { VehicleAge } from '../ui/vehicle-age';
import classes from './list-tile.module.css';
import type { TileProps } from './tile';

type ListTileProps = TileProps & {
  title: string;
  icon: ReactNode;
  signalId: string;
  /** Which entries count; all unless told. */
  counts?: (item: ListItem) => boolean;
  /** What to say when the vehicle said that there is none. */
  none: string;
  children: (item: ListItem) => ReactNode;
};

/** A tile of entries the vehicle lists: codes, messages, lamps. An empty list is an answer, and says so. */
export function ListTile({ state, className, title, icon, signalId, counts, none, children }: ListTileProps) {
  const reading = state.readings.get(signalId);
  const items = itemsOf(reading?.value).filter(counts ?? (() => true));
  return (
    <Panel
      title={title}
      icon={icon}
      className={className}
      aside={reading && <VehicleAge signalId={signalId} reading={reading} />}
    >
      {reading === undefined && (
        <Missing absence={state.absences.get(signalId)} availability={state.availabilities.get(signalId)} />
      )}
      {reading !== undefined && items.length === 0 && (
        <p className={classes.none}>
          <IconCircleCheck size={16} aria-hidden="true" />
          {none}
        </p>
      )}
      <ul className={classes.items}>
        {items.map((item, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same entry may be listed twice (a vendor's sample does)
          <li key={`${nameOfItem(item)} ${place}`}>{children(item)}</li>
        ))}
      </ul>
    </Panel>
  );
}
