import { blankVehicle, type FleetVehicle } from '../../server/contract/fleet';
import type { Clock } from '../../server/contract/moment';
import type { Position, Value } from '../../server/contract/reading';
import type { Database } from '../../server/store/database';
import { readValue, type ValueColumns } from '../../server/store/form';

type Row = ValueColumns & { id: number; vin: string; key: string; at: Date };

const number = (value: Value | undefined) => (typeof value === 'number' ? value : null);
const isSaid = (value: Value | undefined, word: string) => (value === undefined ? null : value === word);
const isActive = (code: unknown) =>
  typeof code === 'object' && code !== null && Reflect.get(code, 'status') !== 'cleared';

/** One vehicle drawn the plain way, from the newest value and time of each signal. */
function drawNaively({ id, vin }: Row, rows: readonly Row[], at: number): FleetVehicle {
  const newest = new Map(rows.map((row) => [row.key, { value: readValue(row), at: row.at.getTime() }]));
  const told = (key: string) => newest.get(key)?.value;
  const position = told('position') as Position | undefined;
  const codes = told('trouble_codes');
  const date = number(told('service.date'));
  return {
    ...blankVehicle(id, vin),
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    positionAt: newest.get('position')?.at ?? null,
    heading: number(told('heading')),
    speed: number(told('speed')),
    speedAt: newest.get('speed')?.at ?? null,
    isOn: isSaid(told('ignition.state'), 'on'),
    isCharging: isSaid(told('charging.status'), 'charging'),
    stateOfCharge: number(told('traction_battery.state_of_charge')),
    energyAt: newest.get('traction_battery.state_of_charge')?.at ?? null,
    range: number(told('range')),
    odometer: number(told('odometer')),
    troubleCodes: Array.isArray(codes) ? codes.filter(isActive).length : null,
    isServiceDue: date === null ? null : date < at,
    lastAt: Math.max(...[...newest.values()].map((held) => held.at)),
  };
}

/** The fleet at a moment by folding all of the history in one plain statement, by VIN. */
export async function foldNaively({ pool }: Database, at: number, clock: Clock): Promise<FleetVehicle[]> {
  const { rows } = await pool.query<Row>(
    `SELECT DISTINCT ON (r.vehicle_id, r.signal_id) v.id, v.vin, s.key, r.at, r.form, r.number, r.longitude, r.text
     FROM reading r JOIN vehicle v ON v.id = r.vehicle_id JOIN signal s ON s.id = r.signal_id
     WHERE ${clock === 'event' ? 'r.at' : 'r.received_at'} <= $1
     ORDER BY r.vehicle_id, r.signal_id, r.at DESC, r.message_key DESC`,
    [new Date(at)],
  );
  const { rows: vehicles } = await pool.query<{ id: number; vin: string }>('SELECT id, vin FROM vehicle ORDER BY vin');
  return vehicles.map(({ id, vin }) => {
    const ofVehicle = rows.filter((row) => row.vin === vin);
    return ofVehicle[0] === undefined ? blankVehicle(id, vin) : drawNaively(ofVehicle[0], ofVehicle, at);
  });
}
