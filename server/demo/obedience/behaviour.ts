import type { Vehicle } from '../life/vehicle';

/** What a box does with commands, in the words that stand in its vehicle's name. */
export const behaviours = [
  'obeys',
  'obeys late',
  'ignores commands',
  'does the opposite',
  'acknowledges, then drops off',
] as const;
export type Behaviour = (typeof behaviours)[number];

/** One vehicle in so many is heard of only through a box of Drogue's: those whose index ends in 5. */
const boxEvery = 10;

/** Whether a vehicle is heard of only through a box of Drogue's. */
export const hasBox = ({ index }: Vehicle): boolean => index % boxEvery === 5;

/** What the box of a vehicle does with commands: one after the other, by their number. */
export const behaviourOf = ({ index }: Pick<Vehicle, 'index'>): Behaviour =>
  behaviours[Math.floor(index / boxEvery) % behaviours.length] ?? 'obeys';

/** What people call a vehicle; with a box, what it does with commands is in it. */
export const tellingName = (vehicle: Vehicle): string =>
  hasBox(vehicle) ? `${vehicle.name} · ${behaviourOf(vehicle)}` : vehicle.name;
