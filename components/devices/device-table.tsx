import type { Device } from '../../server/contract/devices';
import { Ago } from '../ui/ago';
import { type PlainColumn, PlainTable } from '../ui/plain-table';
import table from '../ui/plain-table.module.css';
import classes from './device-table.module.css';
import { DeviceVehicle } from './device-vehicle';
import { IgnoreDevice } from './ignore-device';
import { WaitingMessages } from './waiting-messages';

const columns: readonly PlainColumn<Device>[] = [
  {
    heading: 'Device',
    width: '22%',
    isRowHead: true,
    onCard: 'title',
    cell: ({ device, upstream, isIgnored }) => (
      <>
        <code className={classes.device} data-ignored={isIgnored || undefined}>
          {device}
        </code>
        <span className={table.below}>{upstream}</span>
      </>
    ),
  },
  { heading: 'Vehicle', width: '32%', onCard: 'line', cell: (device) => <DeviceVehicle device={device} /> },
  { heading: 'Waiting', cell: (device) => <WaitingMessages device={device} /> },
  { heading: 'Last heard', cell: ({ lastSeenAt }) => (lastSeenAt === null ? 'Never' : <Ago at={lastSeenAt} />) },
  {
    heading: 'Changed',
    cell: ({ updatedAt, updatedBy }) =>
      updatedAt === null ? (
        <span className={table.dimmed}>Not yet</span>
      ) : (
        <>
          <Ago at={updatedAt} /> <span className={table.below}>{updatedBy}</span>
        </>
      ),
  },
  {
    heading: 'Action',
    isHeadingHidden: true,
    width: '7.5rem',
    align: 'right',
    onCard: 'corner',
    cell: (device) => <IgnoreDevice device={device} />,
  },
];

/** The devices found, one a row; on a phone one a card. */
export function DeviceTable({ devices }: { devices: readonly Device[] }) {
  return (
    <PlainTable
      label="Devices"
      columns={columns}
      rows={devices}
      keyOf={({ upstream, device }) => `${upstream}\n${device}`}
    />
  );
}
