/**
 * The compact projection of a vehicle that map, list and counters draw from, as sent over the wire: one array a vehicle.
 * Numbers are in the signals' canonical units, times epoch milliseconds, null is "no reading".
 */
export const fleetColumns = [
  'id',
  'vin',
  'name',
  'model',
  'latitude',
  'longitude',
  'positionAt',
  'heading',
  'speed',
  'speedAt',
  'isOn',
  'isCharging',
  'stateOfCharge',
  'fuelLevel',
  'energyAt',
  'range',
  'odometer',
  'hasLowTire',
  'troubleCodes',
  'isServiceDue',
  'lastAt',
  'lastReceivedAt',
] as const;

/** One vehicle of the fleet picture. */
export type FleetVehicle = {
  /** Motorcade's own number of the vehicle. */
  id: number;
  vin: string;
  name: string | null;
  model: string | null;
  latitude: number | null;
  longitude: number | null;
  positionAt: number | null;
  /** Degrees clockwise from north; 0 is north, null is unknown. */
  heading: number | null;
  /** km/h */
  speed: number | null;
  speedAt: number | null;
  /** Ignition or engine on. */
  isOn: boolean | null;
  isCharging: boolean | null;
  /** Traction battery, percent. */
  stateOfCharge: number | null;
  /** Percent. */
  fuelLevel: number | null;
  energyAt: number | null;
  /** km */
  range: number | null;
  /** km */
  odometer: number | null;
  /** A tire is more than 10 % below target, or its maker says so. */
  hasLowTire: boolean | null;
  /** Number of active trouble codes. */
  troubleCodes: number | null;
  isServiceDue: boolean | null;
  /** Newest event time over all signals. */
  lastAt: number | null;
  lastReceivedAt: number | null;
};

export type FleetRow = (string | number | boolean | null)[];

/** Packs a vehicle for the wire, in the order of `fleetColumns`. */
export function toFleetRow(vehicle: FleetVehicle): FleetRow {
  return fleetColumns.map((column) => vehicle[column]);
}

/** Unpacks a row of the wire. The two sides share `fleetColumns`, so the shape is known. */
export function fromFleetRow(row: FleetRow): FleetVehicle {
  return Object.fromEntries(fleetColumns.map((column, index) => [column, row[index] ?? null])) as FleetVehicle;
}
