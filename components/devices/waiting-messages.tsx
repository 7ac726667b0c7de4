'use client';

import { Button } from '@mantine/core';
import type { Device } from '../../server/contract/devices';
import { AppLink } from '../shell/app-link';
import { formatNumber } from '../ui/format-value';
import table from '../ui/plain-table.module.css';
import { useMay } from '../ui/use-may';
import classes from './device-table.module.css';
import { waitingPath } from './device-view';
import { useDecodings } from './use-decoding';

/** How many messages wait, leading to them; where a vehicle is known already, the way to decode them. */
export function WaitingMessages({ device }: { device: Device }) {
  const may = useMay('device.edit');
  const { decodings, decode } = useDecodings();
  const { upstream, device: id, vin, isIgnored, waiting } = device;
  if (waiting === 0) return <span className={table.dimmed}>None</span>;
  const isDecoding = decodings.some((one) => one.state === 'running' && one.upstream === upstream);
  return (
    <span className={classes.waiting}>
      <AppLink
        href={waitingPath(device)}
        prefetch={false}
        className={`${table.link} ${classes.count}`}
        data-waits={!isIgnored || undefined}
      >
        {formatNumber(waiting, 0)}
        <span className="sr-only"> {waiting === 1 ? 'message waits. Show it' : 'messages wait. Show them'}</span>
      </AppLink>
      {vin !== null && !isIgnored && may.isAllowed && (
        <Button
          size="compact-xs"
          variant="default"
          disabled={isDecoding}
          onClick={() => void decode({ upstream, device: id, vin })}
        >
          Decode
        </Button>
      )}
    </span>
  );
}
