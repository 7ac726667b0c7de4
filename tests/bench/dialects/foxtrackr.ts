import { type BenchDialect, benchVehicles, inTurn } from './dialect';

/** Five hexadecimal digits, as on the trackers. */
const deviceOf = (index: number): string =>
  (0xa0000 + (index % benchVehicles)).toString(16).toUpperCase().padStart(5, '0');

const sections: [segment: string, messageType: number, body: (index: number) => object][] = [
  ['temp', 2, (index) => ({ temperature: { celsius: (index % 600) / 10 - 20 } })],
  ['bat', 1, (index) => ({ battery: { level: index % 101, voltageMv: 3_300 + (index % 900) } })],
];

/**
 * FoxTrackr (dev.foxtrackr.com, "Message format & topic list"): temperature and battery in turn. What is inside them is
 * not published; these are the demo's members. Each message comes once: a group's topic would only bring it again.
 */
export const foxtrackr: BenchDialect = {
  kind: 'foxtrackr',
  label: 'FoxTrackr',
  filter: 'foxtrackr/#',
  deviceOf,
  speak(index, begin) {
    const deviceId = deviceOf(index);
    const [segment, messageType, body] = inTurn(sections, index);
    const payload = JSON.stringify({ messageType, deviceId, version: 3, timeMs: begin + index, ...body(index) });
    return { topic: `foxtrackr/${deviceId}/V3.0/${segment}`, payload };
  },
};
