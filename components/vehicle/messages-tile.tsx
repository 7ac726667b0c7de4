'use client';

import { IconMessageExclamation } from '@tabler/icons-react';
import { humanize } from '../ui/format-value';
import { fieldOf, nameOfItem } from '../ui/list-items';
import { ListTile } from './list-tile';
import classes from './list-tile.module.css';
import type { TileProps } from './tile';

/** What the vehicle tells its driver in words. */
export function MessagesTile(props: TileProps) {
  return (
    <ListTile
      {...props}
      title="Check control messages"
      icon={<IconMessageExclamation size={17} />}
      signalId="check_control_messages"
      none="No message"
    >
      {(message) => {
        const id = fieldOf(message, 'id');
        const status = fieldOf(message, 'status');
        const remaining = fieldOf(message, 'remaining');
        const details = [
          id === null || id === nameOfItem(message) ? null : `No. ${id}`,
          status === null ? null : humanize(status.toLowerCase()),
          remaining === null || /^0(\D|$)/.test(remaining) ? null : `${remaining} left`,
        ].filter((detail) => detail !== null);
        return (
          <>
            <span className={classes.name}>{nameOfItem(message)}</span>
            {details.length > 0 && <span className={classes.detail}>{details.join(' · ')}</span>}
          </>
        );
      }}
    </ListTile>
  );
}
