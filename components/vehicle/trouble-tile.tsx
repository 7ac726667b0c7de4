'use client';

import { IconUrgent } from '@tabler/icons-react';
import { humanize } from '../ui/format-value';
import { fieldOf, nameOfItem } from '../ui/list-items';
import { ListTile } from './list-tile';
import classes from './list-tile.module.css';
import type { TileProps } from './tile';

const often = (occurrences: string | null) =>
  occurrences === null ? null : occurrences === '1' ? 'once' : `${occurrences} times`;

/** What the vehicle's own diagnosis has found. */
export function TroubleTile(props: TileProps) {
  return (
    <ListTile
      {...props}
      title="Trouble codes"
      icon={<IconUrgent size={17} />}
      signalId="trouble_codes"
      none="None reported"
    >
      {(code) => {
        const system = fieldOf(code, 'system');
        const status = fieldOf(code, 'status');
        const ecu = fieldOf(code, 'ecu');
        const details = [
          system === null || system === 'unknown' ? null : humanize(system),
          status === null ? null : humanize(status.toLowerCase()),
          often(fieldOf(code, 'occurrences')),
          ecu === null ? null : `control unit ${ecu}`,
        ].filter((detail) => detail !== null);
        return (
          <>
            <span className={classes.name}>{nameOfItem(code)}</span>
            <span className={classes.detail}>{details.length > 0 ? details.join(' · ') : 'No more is told of it'}</span>
          </>
        );
      }}
    </ListTile>
  );
}
