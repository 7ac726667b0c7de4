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
  'positionAbsence',
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
  /** Why there is no (newer) position, in the upstream's word (see `Absence.reason`); null when nobody said. */
  positionAbsence: string | null;
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

/** A vehicle on the wire: the revision at which it last changed, then its columns in the order of `fleetColumns`. */
export type FleetRow = [revision: number, ...columns: (string | number | boolean | null)[]];

/** A vehicle of which nothing is known but its number and VIN: the final shape of every FleetVehicle. */
export function blankVehicle(id: number, vin: string): FleetVehicle {
  return {
    id,
    vin,
    name: null,
    model: null,
    latitude: null,
    longitude: null,
    positionAt: null,
    positionAbsence: null,
    heading: null,
    speed: null,
    speedAt: null,
    isOn: null,
    isCharging: null,
    stateOfCharge: null,
    fuelLevel: null,
    energyAt: null,
    range: null,
    odometer: null,
    hasLowTire: null,
    troubleCodes: null,
    isServiceDue: null,
    lastAt: null,
    lastReceivedAt: null,
  };
}

/** Packs a vehicle for the wire. */
export function toFleetRow(vehicle: FleetVehicle, revision: number): FleetRow {
  return [revision, ...fleetColumns.map((column) => vehicle[column])];
}

/** Unpacks a row of the wire. The two sides share `fleetColumns`, so the shape is known. */
export function fromFleetRow(row: FleetRow): FleetVehicle {
  const vehicle: Record<string, FleetRow[number]> = blankVehicle(0, '');
  for (let index = 0; index < fleetColumns.length; index += 1) {
    const column = fleetColumns[index];
    if (column !== undefined) vehicle[column] = row[index + 1] ?? null;
  }
  return vehicle as FleetVehicle;
}

/** Reads the rows of a `fleet:changes`: UTF-8 JSON of FleetRow[]. */
export function fleetRowsOf(bytes: ArrayBuffer | Uint8Array): FleetRow[] {
  return JSON.parse(new TextDecoder().decode(bytes)) as FleetRow[];
}
