import { warningOf } from '../life/tires';
import { serviceKmOf } from '../life/troubles';
import { measure } from './measures';
import type { Moment } from './moment';
import type { Data } from './row';

/** Lamps the demo's vehicles have, by whether they are lit. */
export function lamps(moment: Moment): Data[] {
  const { vehicle, state } = moment;
  const lit = new Set(moment.troubles().map(({ lamp }) => lamp));
  if (moment.tires().some((tire) => warningOf(tire) !== null)) lit.add('tire_pressure_low');
  if (serviceKmOf(vehicle, state.odometerKm) < 0) lit.add('maintenance_odometer_exceeded');
  if (state.energy.liters < 0.12 * vehicle.model.tankL) lit.add('fuel_level');
  for (const name of ['tire_pressure_low', 'malfunction_indicator', 'maintenance_odometer_exceeded'])
    if (!lit.has(name)) lit.add(`-${name}`);
  return [...lit].sort().map((name) => ({ name: name.replace('-', ''), state: name.startsWith('-') ? 'off' : 'on' }));
}

/** Texts in the instrument cluster: fixed numbers, as makers have them. */
export function clusterMessages(moment: Moment): Data[] {
  const messages: Data[] = [];
  const say = (id: number, text: string, status: string) =>
    messages.push({ id, remaining_time: measure('minutes', 0, 0), text, status });
  for (const tire of moment.tires())
    if (warningOf(tire) !== null) say(955, `Tire pressure low, ${tire.wheel.replaceAll('_', ' ')}`, 'Warning');
  if (serviceKmOf(moment.vehicle, moment.state.odometerKm) < 0) say(229, 'Service overdue', 'Notice');
  for (const trouble of moment.troubles()) say(417, `Have ${trouble.ecu} checked (${trouble.id})`, 'Alert');
  return messages;
}
