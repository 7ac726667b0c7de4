import { expect, test } from 'vitest';
import { placeAlong } from '../../server/demo/roads/line';
import { type NetworkName, networkOf } from '../../server/demo/roads/roads';
import { metersBetween, openDryGround } from './dry-ground';

const isDry = openDryGround();
const names: NetworkName[] = ['towns', 'gothenburg', 'munich'];

test('the judge of dry ground knows Hamburg from the sea and from Lake Constance', () => {
  expect(isDry(53.55, 10)).toBe(true);
  expect(isDry(54.5, 7.5)).toBe(false);
  expect(isDry(47.63, 9.4)).toBe(false);
});

test.each(names)(
  'no road of the network %s is ever on the sea or a lake',
  (name) => {
    const wet: string[] = [];
    const seen = new Set<string>();
    for (const arc of networkOf(name).arcs) {
      // A road driven both ways needs one look.
      if (seen.has(`${arc.to} ${arc.from} ${arc.lengthM.toFixed(1)}`)) continue;
      seen.add(`${arc.from} ${arc.to} ${arc.lengthM.toFixed(1)}`);
      for (let meters = 0; meters < arc.lengthM + 500; meters += 500) {
        const { latitude, longitude } = placeAlong(arc.points, arc.along, Math.min(meters, arc.lengthM));
        if (!isDry(latitude, longitude)) wet.push(`${latitude} ${longitude}`);
      }
    }
    expect(wet).toEqual([]);
  },
  60_000,
);

test.each(names)('from every home of the network %s one can leave and come back', (name) => {
  const network = networkOf(name);
  for (const { node } of network.homes) {
    expect(network.outgoing[node]?.length).toBeGreaterThan(0);
    expect(network.incoming[node]?.length).toBeGreaterThan(0);
  }
});

test.each(names)('the lengths of the network %s are those of the globe', (name) => {
  const { arcs } = networkOf(name);
  let [told, measured] = [0, 0];
  for (const { points, lengthM } of arcs) {
    told += lengthM;
    for (let i = 2; i < points.length; i += 2) {
      const [latitude = 0, longitude = 0] = [points[i], points[i + 1]];
      measured += metersBetween(
        { latitude: points[i - 2] ?? 0, longitude: points[i - 1] ?? 0 },
        { latitude, longitude },
      );
    }
  }
  expect(told / measured).toBeCloseTo(1, 3);
});
