/** A name without what differs from writer to writer: `deviceId`, `device_id` and `DeviceID` are one. */
export const plainName = (name: string): string =>
  name.length > 64 ? name : name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();
