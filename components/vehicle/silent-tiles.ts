import type { VehicleView } from '../data/vehicle-store';

/** The signals each tile tells of: an id, or how ids begin. Nothing else makes a tile worth its room. */
const tileSignals = {
  position: ['position'],
  energy: ['traction_battery.', 'fuel.level', 'fuel.volume', 'fuel.range', 'charging.', 'range'],
  starterBattery: ['starter_battery.'],
  movement: ['speed', 'heading', 'altitude'],
  odometer: ['odometer', 'distance.'],
  ignition: [
    'ignition.',
    'engine.running',
    'engine.speed',
    'engine.coolant_temperature',
    'engine.limp_mode',
    'parking_brake',
  ],
  tires: ['tire.'],
  access: ['doors.', 'door.', 'window.', 'trunk.', 'hood.', 'sunroof.', 'fuel.flap_position', 'fuel.flap_lock'],
  trouble: ['trouble_codes'],
  messages: ['check_control_messages'],
  lights: ['dashboard_lights'],
  service: ['service.', 'oil_service.', 'brake_fluid.', 'inspection.', 'vehicle_check.'],
  climate: ['temperature.', 'climate.'],
} as const;
export type TileName = keyof typeof tileSignals;

export const tileNames = Object.keys(tileSignals) as TileName[];

const words: Record<TileName, string> = {
  position: 'position',
  energy: 'energy',
  starterBattery: '12 V battery',
  movement: 'speed',
  odometer: 'odometer',
  ignition: 'ignition and engine',
  tires: 'tires',
  access: 'doors and locks',
  trouble: 'trouble codes',
  messages: 'check control messages',
  lights: 'dashboard lights',
  service: 'service',
  climate: 'climate',
};

/** Tiles of which nothing is known: no value, no reason for having none, no promise of one. */
export function silentTiles({
  readings,
  absences,
  availabilities,
}: Pick<VehicleView, 'readings' | 'absences' | 'availabilities'>): ReadonlySet<TileName> {
  const ids = [...readings.keys(), ...absences.keys(), ...availabilities.keys()];
  const isOf = (id: string, signal: string) => (signal.endsWith('.') ? id.startsWith(signal) : id === signal);
  return new Set(tileNames.filter((name) => !tileSignals[name].some((signal) => ids.some((id) => isOf(id, signal)))));
}

/**
 * The silent tiles in one line: `Never sent by this vehicle’s sources: energy, tires`. Null when there is none.
 * @param isPast at a moment of the past, after which they may have been sent
 */
export function silentSentence(silent: ReadonlySet<TileName>, isPast = false): string | null {
  if (silent.size === 0) return null;
  const named = tileNames.filter((name) => silent.has(name)).map((name) => words[name]);
  return `${isPast ? 'Not sent by then' : 'Never sent by this vehicle’s sources'}: ${named.join(', ')}`;
}
