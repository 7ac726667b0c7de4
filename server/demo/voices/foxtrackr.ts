import { minutes } from '../../contract/duration';
import type { Vehicle } from '../life/vehicle';
import { between } from '../random';
import { createVoice } from './voice';

/** The battery is told with every fourth temperature. */
const batteryEvery = 4;
/** A tracker's lithium cell, in millivolts. */
const cell = { emptyMv: 3_300, fullMv: 4_180 };

/** Ids as they are on the trackers: five hexadecimal digits. */
export const trackerOf = ({ seed }: Vehicle): string =>
  ((seed >>> 4) & 0xfffff).toString(16).toUpperCase().padStart(5, '0');

/**
 * How a FoxTrackr tracker speaks (dev.foxtrackr.com, "Message format & topic list"): the vendor does not publish what is
 * inside `battery` and `temperature`, so these members are the demo's own. Some messages are also on the group's topic,
 * as they are for customers with groups.
 */
export const foxtrackrVoice = createVoice({
  eagerRate: 0.006,
  pace: { drivingMs: minutes(2), chargingMs: minutes(6), parkedMs: minutes(10) },
  say: ({ vehicle, outside, state }, count) => {
    const deviceId = trackerOf(vehicle);
    const about = { deviceId, version: 3, timeMs: state.at };
    const celsius = Number((outside + between(1, 4, vehicle.seed, 63)).toFixed(1));
    const temperature = JSON.stringify({ messageType: 2, ...about, temperature: { celsius } });
    const spoken = [{ topic: `foxtrackr/${deviceId}/V3.0/temp`, payload: temperature }];
    if (count % batteryEvery !== 0) return spoken;
    const level = Math.round(between(22, 98, vehicle.seed, 64));
    const voltageMv = Math.round(cell.emptyMv + ((cell.fullMv - cell.emptyMv) * level) / 100);
    const battery = JSON.stringify({ messageType: 1, ...about, battery: { level, voltageMv } });
    for (const segment of [deviceId, 'demo_group'])
      spoken.push({ topic: `foxtrackr/${segment}/V3.0/bat`, payload: battery });
    return spoken;
  },
});
