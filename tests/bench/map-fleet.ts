import type { ChangedVehicles, FleetSource } from '../../components/map/fleet-source';
import { hours, minutes } from '../../server/contract/duration';
import { blankVehicle, type FleetVehicle } from '../../server/contract/fleet';

/** Cities to drive between: longitude, latitude, inhabitants in thousands. */
export type City = readonly [number, number, number];

export type MovingFleet = FleetSource & {
  /** Moves this many vehicles on and tells the listeners. */
  move: (count: number) => void;
  /** Puts one vehicle in another state and tells the listeners. */
  change: (index: number, state: Partial<FleetVehicle>) => void;
};

/** Random numbers in [0, 1), the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function pickCity(cities: readonly City[], random: () => number): City {
  const total = cities.reduce((sum, [, , thousands]) => sum + thousands, 0);
  let left = random() * total;
  for (const city of cities) {
    left -= city[2];
    if (left <= 0) return city;
  }
  throw new Error('a fleet needs at least one city');
}

function nearestOthers([longitude, latitude]: City, cities: readonly City[]): City[] {
  const distance = (city: City) => Math.hypot(city[0] - longitude, (city[1] - latitude) * 1.5);
  return [...cities].sort((a, b) => distance(a) - distance(b)).slice(1, 5);
}

/** A fleet in and between cities, every motion and condition among it. */
export function createMovingFleet(count: number, cities: readonly City[], now: () => number): MovingFleet {
  const random = createRandom(count);
  const spread = () => (random() + random() + random() - 1.5) * 0.22;
  const roads = new Map<City, City[]>();
  const vehicles: FleetVehicle[] = [];
  const listeners = new Set<(changed: ChangedVehicles) => void>();
  for (let index = 0; index < count; index++) {
    const city = pickCity(cities, random);
    const others = roads.get(city) ?? nearestOthers(city, cities);
    roads.set(city, others);
    const isOnRoad = random() < 0.45;
    const goal = others[Math.floor(random() * others.length)] ?? city;
    const along = isOnRoad ? random() : 0;
    const wobble = isOnRoad ? 0.12 : 1;
    const kind = random();
    const isMoving = isOnRoad ? kind < 0.85 : kind < 0.3;
    const age = kind > 0.94 ? hours(30) : minutes(random() * 4);
    vehicles.push({
      ...blankVehicle(index + 1, `WDB${String(100_000 + index).padStart(14, '0')}`),
      name: `${['HH', 'B', 'K', 'M', 'F'][index % 5]}-MC ${1000 + index}`,
      longitude: city[0] + (goal[0] - city[0]) * along + spread() * wobble,
      latitude: city[1] + (goal[1] - city[1]) * along + spread() * wobble * 0.6,
      positionAt: now() - age,
      heading: random() < 0.03 ? null : random() * 360,
      speed: isMoving && kind <= 0.94 ? 20 + random() * 110 : 0,
      speedAt: now() - age,
      isOn: isMoving || kind < 0.45,
      isCharging: kind > 0.45 && kind < 0.55,
      hasLowTire: random() < 0.02,
      troubleCodes: random() < 0.02 ? 1 : 0,
      lastAt: now() - age,
    });
  }
  const at = (index: number): FleetVehicle => {
    const vehicle = vehicles[index];
    if (!vehicle) throw new RangeError(`vehicle index: expected 0 to ${count - 1}, got ${index}`);
    return vehicle;
  };
  const tell = (changed: ChangedVehicles) => {
    for (const listener of listeners) listener(changed);
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    count: () => vehicles.length,
    vehicleAt: at,
    now,
    move: (changes) => {
      const changed = Array.from({ length: Math.min(changes, count) }, () => Math.floor(random() * count));
      for (const index of changed) {
        const vehicle = at(index);
        const radians = ((vehicle.heading ?? 0) * Math.PI) / 180;
        vehicles[index] = {
          ...vehicle,
          longitude: (vehicle.longitude ?? 0) + Math.sin(radians) * 0.002,
          latitude: (vehicle.latitude ?? 0) + Math.cos(radians) * 0.002,
          positionAt: now(),
          speedAt: now(),
          lastAt: now(),
        };
      }
      tell(changed);
    },
    change: (index, state) => {
      vehicles[index] = { ...at(index), ...state };
      tell([index]);
    },
  };
}
