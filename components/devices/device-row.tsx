'use client';

import { Button } from '@mantine/core';
import type { Device } from '../../server/contract/devices';
import { AppLink } from '../shell/app-link';
import { Ago } from '../ui/ago';
import { formatNumber } from '../ui/format-value';
import { GuardedButton } from '../ui/guarded-button';
import { useMay } from '../ui/use-may';
import classes from './device-table.module.css';
import { DeviceVehicle } from './device-vehicle';
import { waitingPath } from './device-view';
import { useDecodings } from './use-decoding';
import { useSaveDevice } from './use-save-device';

/** How many messages wait, leading to them; where a vehicle is known already, the way to decode them. */
function Waiting({ device }: { device: Device }) {
  const may = useMay('device.edit');
  const { decodings, decode } = useDecodings();
  const { upstream, device: id, vin, isIgnored, waiting } = device;
  if (waiting === 0) return <span className={classes.dimmed}>None</span>;
  const isDecoding = decodings.some((one) => one.state === 'running' && one.upstream === upstream);
  return (
    <span className={classes.waiting}>
      <AppLink
        href={waitingPath(device)}
        prefetch={false}
        className={classes.link}
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

/** One device: whose it is, which vehicle it is in, what waits for that, when it was last heard. */
export function DeviceRow({ device }: { device: Device }) {
  const may = useMay('device.edit');
  const { save, isSaving } = useSaveDevice();
  const { upstream, device: id, vin, isIgnored, lastSeenAt, updatedAt, updatedBy } = device;
  const toggle = () => save({ upstream, device: id, vin, isIgnored: !isIgnored }, () => undefined);
  return (
    <tr data-ignored={isIgnored || undefined}>
      <th scope="row" className={classes.device}>
        <code>{id}</code>
        <span className={classes.dimmed}>{upstream}</span>
      </th>
      <td className={classes.vehicleCell}>
        <DeviceVehicle device={device} />
      </td>
      <td data-label="Waiting">
        <Waiting device={device} />
      </td>
      <td data-label="Last heard">{lastSeenAt === null ? 'Never' : <Ago at={lastSeenAt} />}</td>
      <td data-label="Changed">
        {updatedAt === null ? (
          <span className={classes.dimmed}>Not yet</span>
        ) : (
          <>
            <Ago at={updatedAt} /> <span className={classes.by}>{updatedBy}</span>
          </>
        )}
      </td>
      <td className={classes.action}>
        <GuardedButton
          size="compact-sm"
          variant="subtle"
          color="gray"
          reason={may.reason}
          loading={isSaving}
          onClick={toggle}
          aria-label={isIgnored ? `Heed ${id} again` : `Ignore ${id}`}
        >
          {isIgnored ? 'Heed again' : 'Ignore'}
        </GuardedButton>
      </td>
    </tr>
  );
}
