/** What a device stands for, as the database has it. */
export type MappedDevice = {
  device: string;
  vin: string | null;
  isIgnored: boolean;
  /** When people last said so, by the database's clock, epoch milliseconds with a fraction. */
  changedAt: number;
};

/** A device's last receipt is written down about once in this time: a row for each message would cost more than it. */
const noteEveryMs = 60_000;

/** What the devices of one upstream stand for, so that no commit has to ask. */
export type DeviceMap = {
  find: (device: string) => MappedDevice | undefined;
  /**
   * Takes in what the database says, unless something newer is known.
   * @returns whether one of them stands for something else now
   */
  learn: (devices: readonly MappedDevice[]) => boolean;
  /** Whether a receipt at this time should be written down. */
  isDue: (device: string, receivedAt: number) => boolean;
  /** Told of receipts that are written down, each device with its time. */
  note: (receipts: Iterable<readonly [device: string, receivedAt: number]>) => void;
  /** Told of every receipt that is committed. */
  hear: (receipts: Iterable<readonly [device: string, receivedAt: number]>) => void;
  /** The newest receipt committed by this process; null when there was none. */
  lastHeardAt: (device: string) => number | null;
};

/** Starts with what the database says. Grows with the devices that are heard of, and forgets none. */
export function createDeviceMap(devices: readonly MappedDevice[]): DeviceMap {
  const known = new Map(devices.map((device) => [device.device, device]));
  const notedAt = new Map<string, number>();
  const heardAt = new Map<string, number>();
  return {
    find: (device) => known.get(device),
    learn: (told) => {
      let isMoved = false;
      for (const device of told) {
        const held = known.get(device.device);
        if (held !== undefined && held.changedAt > device.changedAt) continue;
        if ((held?.vin ?? null) !== device.vin || (held?.isIgnored ?? false) !== device.isIgnored) isMoved = true;
        known.set(device.device, device);
      }
      return isMoved;
    },
    isDue: (device, receivedAt) => receivedAt >= (notedAt.get(device) ?? Number.NEGATIVE_INFINITY) + noteEveryMs,
    note: (receipts) => {
      for (const [device, receivedAt] of receipts) notedAt.set(device, receivedAt);
    },
    hear: (receipts) => {
      for (const [device, receivedAt] of receipts)
        if (receivedAt > (heardAt.get(device) ?? Number.NEGATIVE_INFINITY)) heardAt.set(device, receivedAt);
    },
    lastHeardAt: (device) => heardAt.get(device) ?? null,
  };
}
