import { days, minutes } from '../../contract/duration';
import { electricRange, fuelRange } from '../life/energy';
import { type Tire, type Wheel, warningOf } from '../life/tires';
import { serviceDaysOf, serviceKmOf } from '../life/troubles';
import type { Vehicle } from '../life/vehicle';
import type { Moment } from '../messages/moment';
import { between, hash } from '../random';
import { createVoice } from './voice';

export const mobitoTopic = 'motorcade-demo.vehicle-signals';
/** One in four of the vehicles that MOBITO tells of: its odometer there is behind what the vehicle itself says. */
const odometerErrorKm = (vehicle: Vehicle): number => (vehicle.seed % 4 === 0 ? -43 : 0);

/** Numbers are texts with a decimal point, as in the vendor's sample. */
const text = (value: number, decimals = 1): string => value.toFixed(decimals);
const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);
const pseudoList = (items: readonly string[]): string => `[${items.join(', ')}]`;

function tireFields(tires: Tire[]): Record<string, string> {
  const fields: Record<string, string> = {};
  const names: Partial<Record<Wheel, string>> = {
    front_left: 'front_left',
    front_right: 'front_right',
    rear_left: 'rear_left',
    rear_right: 'rear_right',
  };
  for (const { wheel, kpa, targetKpa } of tires) {
    const name = names[wheel];
    if (name === undefined) continue;
    fields[`tire_pressure_${name}`] = text(kpa, 0);
    fields[`tire_pressure_target_${name}`] = text(targetKpa, 0);
  }
  return fields;
}

function energyFields({ vehicle, state }: Moment): Record<string, string | number> {
  const { model } = vehicle;
  const electric = {
    soc_hv_header: text(state.energy.charge * 100),
    kombi_remaining_electric_range: text(electricRange(model, state.energy.charge, state.cold), 0),
    charging_status: state.chargeKw > 0 ? 'CHARGINGACTIVE' : 'NOCHARGING',
    charging_plug_connected: state.isPlugged ? 'CONNECTED' : 'DISCONNECTED',
  };
  const fuel = {
    fuel_level: Math.round((state.energy.liters / Math.max(1, model.tankL)) * 100),
    remaining_fuel: text(state.energy.liters),
    tank_capacity: text(model.tankL),
    fuel_remaining_range: text(fuelRange(model, state.energy.liters), 0),
  };
  return { ...(model.batteryKwh > 0 ? electric : {}), ...(model.tankL > 0 ? fuel : {}) };
}

function vehicleFields({ vehicle }: Moment): Record<string, string | number | boolean> {
  return {
    brand: 'BMW',
    model: vehicle.model.name,
    series: vehicle.model.name.slice(0, 1),
    number_of_doors: 5,
    basic_has_Navi: true,
    basic_country_code: vehicle.home.country,
    fleet_id: 'motorcade-demo',
    vin: vehicle.vin,
  };
}

/** All that MOBITO says of a vehicle in one flat object, spelled as it spells (its sample of connected-fleet push API). */
function recordOf(moment: Moment, count: number): Record<string, unknown> {
  const { vehicle, state, outside } = moment;
  const isLow = moment.tires().some((tire) => warningOf(tire) !== null);
  const serviceAt = state.at + days(serviceDaysOf(vehicle, state.at));
  return {
    display_unit_distance: 'km',
    position_can_be_trusted: true,
    mileage: text(state.odometerKm + odometerErrorKm(vehicle)),
    latitude: String(Number(state.latitude.toFixed(8))),
    longitude: String(Number(state.longitude.toFixed(8))),
    altitude: text(between(5, 600, vehicle.seed, 67), 0),
    heading: text(state.heading),
    battery_voltage: text(between(12.3, 14.3, vehicle.seed, Math.floor(state.at / minutes(60)), 68), 2),
    engine_coolant_temperature: Math.round(outside + (88 - outside) * state.warmth),
    vehicle_is_locked: state.isLocked ? 'LOCKED' : 'UNLOCKED',
    doors_front_left_is_open: String(state.isDriverDoorOpen),
    doors_rear_left_is_open: 'false',
    doors_ront_right_is_open: 'false',
    doors_rear_right_is_open: 'false',
    ...tireFields(moment.tires()),
    ...energyFields(moment),
    dtc_data: pseudoList(moment.troubles().map(({ id }) => id)),
    check_control_messages: pseudoList(isLow ? ['955 Tire pressure notification'] : []),
    distance_until_service: text(serviceKmOf(vehicle, state.odometerKm), 0),
    service_due_date: monthOf(serviceAt),
    service_status: 'OK',
    legal_inspection_date: '01.04.2027 00:00:00 UTC',
    brake_fluid_due_date: '2027-02',
    average_mileage_per_week: Math.round(between(300, 1_400, vehicle.seed, 69)),
    data_quality: 'UP_TO_DATE',
    teleservice_status: '-NA-',
    ...vehicleFields(moment),
    uuid: `00000000-0000-4000-a000-${hash(vehicle.seed, count, state.at).toString(16).padStart(12, '0')}`,
  };
}

/** How vehicles speak through MOBITO's Kafka topic: everything, flat, each time. */
export const mobitoVoice = createVoice({
  eagerRate: 0.009,
  pace: { drivingMs: minutes(1), chargingMs: minutes(5), parkedMs: minutes(15) },
  say: (moment, count) => [
    { topic: mobitoTopic, key: moment.vehicle.vin, payload: JSON.stringify(recordOf(moment, count)) },
  ],
});
