import { packForm } from '../../../server/store/form';

const wheels = ['front_left', 'front_right', 'rear_left', 'rear_right'];

/** The signals of the history, in the order of their numbers from 1. Those after `ignition.state` come once a drive or day. */
export const signalKeys = [
  'position',
  'speed',
  'heading',
  'odometer',
  'traction_battery.state_of_charge',
  'altitude',
  'ignition.state',
  'range',
  ...wheels.map((wheel) => `tire.pressure.${wheel}`),
  'temperature.outside',
  'starter_battery.voltage',
  'doors.lock_state',
  'service.distance',
  'charging.status',
  'trouble_codes',
];

const numberOf = (key: string): number => signalKeys.indexOf(key) + 1;

export const signal = {
  position: numberOf('position'),
  speed: numberOf('speed'),
  heading: numberOf('heading'),
  odometer: numberOf('odometer'),
  charge: numberOf('traction_battery.state_of_charge'),
  altitude: numberOf('altitude'),
  ignition: numberOf('ignition.state'),
  range: numberOf('range'),
  firstTire: numberOf('tire.pressure.front_left'),
  temperature: numberOf('temperature.outside'),
  voltage: numberOf('starter_battery.voltage'),
  lock: numberOf('doors.lock_state'),
  service: numberOf('service.distance'),
  charging: numberOf('charging.status'),
  troubleCodes: numberOf('trouble_codes'),
} as const;

/** The stored forms of values whose time came with their property. */
export const form = {
  number: packForm(0, 'property', false),
  text: packForm('', 'property', false),
  position: packForm({ latitude: 0, longitude: 0 }, 'property', false),
  list: packForm([], 'property', false),
} as const;
