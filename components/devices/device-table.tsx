import type { Device } from '../../server/contract/devices';
import { DeviceRow } from './device-row';
import classes from './device-table.module.css';

/** The devices found, one a row; on a phone one a card. */
export function DeviceTable({ devices }: { devices: readonly Device[] }) {
  return (
    <table className={classes.table} aria-label="Devices">
      <thead>
        <tr>
          <th scope="col" className={classes.deviceColumn}>
            Device
          </th>
          <th scope="col" className={classes.vehicleColumn}>
            Vehicle
          </th>
          <th scope="col">Messages waiting</th>
          <th scope="col">Last heard</th>
          <th scope="col">Changed</th>
          <th scope="col" className={classes.actionColumn}>
            <span className="sr-only">Action</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {devices.map((device) => (
          <DeviceRow key={`${device.upstream}\n${device.device}`} device={device} />
        ))}
      </tbody>
    </table>
  );
}
