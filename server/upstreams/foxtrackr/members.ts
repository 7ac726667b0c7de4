import type { SignalId } from '../../contract/signals';
import { type UnitId, units } from '../../contract/units';
import { plainName } from '../plain-name';

/** What a member is, and the unit its name says; null where the name says none. */
export type Member = { signal: SignalId; unit: UnitId | null };

type Row = readonly [signal: SignalId, unit: UnitId | null, ...names: string[]];

/**
 * The vendor publishes that a message holds `battery` or `temperature`, and not what is in them: these are names that
 * trackers give to such values, written small and without separators. What is not here becomes a generic signal.
 */
// biome-ignore format: a table, one line a unit
const rows: Readonly<Record<string, readonly Row[]>> = {
  battery: [
    ['device.battery.level',   null, 'level', 'soc', 'stateofcharge', 'charge', 'chargelevel', 'batterylevel', 'batlevel', 'batterysoc', 'remaining'],
    ['device.battery.level',   '%',  'percent', 'percentage', 'pct', 'chargepercent', 'levelpercent', 'batterypercent', 'batterypercentage', 'remainingpercent'],
    ['device.battery.voltage', null, 'voltage', 'volt', 'batteryvoltage', 'batvoltage', 'vbat', 'vbatt', 'cellvoltage'],
    ['device.battery.voltage', 'V',  'v', 'volts', 'voltagev', 'voltagevolts', 'batteryv'],
    ['device.battery.voltage', 'mV', 'mv', 'millivolt', 'millivolts', 'voltagemv', 'voltmv', 'batterymv', 'batteryvoltagemv', 'batvoltagemv', 'vbatmv', 'voltagemillivolts', 'levelmv'],
  ],
  temperature: [
    ['device.temperature',     '°C', 'temperature', 'temp', 'value', 'current', 'celsius', 'c', 'degree', 'degrees', 'degc', 'tempc', 'tempcelsius', 'temperaturec', 'temperaturecelsius', 'valuec', 'valuecelsius', 'degreescelsius'],
    ['device.temperature',     '°F', 'fahrenheit', 'f', 'degf', 'tempf', 'tempfahrenheit', 'temperaturef', 'temperaturefahrenheit', 'valuef'],
    ['device.temperature',     'K',  'kelvin', 'k', 'tempk', 'tempkelvin', 'temperaturek', 'temperaturekelvin'],
    ['device.humidity',        '%',  'humidity', 'hum', 'rh', 'relativehumidity', 'humiditypercent', 'humiditypct'],
  ],
};

/** What is in a message's object: by the object's name, then the member's. */
export const membersOf: ReadonlyMap<string, ReadonlyMap<string, Member>> = new Map(
  Object.entries(rows).map(([section, lines]) => [
    section,
    new Map(lines.flatMap(([signal, unit, ...names]) => names.map((name) => [name, { signal, unit }] as const))),
  ]),
);

/** Names of the objects by those of their topics, and others that stand for them. */
export const sectionNames: ReadonlyMap<string, string> = new Map([
  ['bat', 'battery'],
  ['batt', 'battery'],
  ['battery', 'battery'],
  ['batterystatus', 'battery'],
  ['batterystate', 'battery'],
  ['batteryinfo', 'battery'],
  ['batterydata', 'battery'],
  ['temp', 'temperature'],
  ['temperature', 'temperature'],
  ['temperatures', 'temperature'],
  ['temperatureinfo', 'temperature'],
  ['temperaturedata', 'temperature'],
]);

/** Signals of a value that is called nothing more than its object, `battery: { value: 3.6, unit: "V" }`, by its quantity. */
const signalOfQuantity: ReadonlyMap<string, SignalId> = new Map([
  ['battery voltage', 'device.battery.voltage'],
  ['battery ratio', 'device.battery.level'],
  ['temperature temperature', 'device.temperature'],
]);
const isNameless = (name: string): boolean => name === 'value' || name === 'val' || sectionNames.has(name);

/**
 * What a value of an object is, by its name, or by its unit where the name says nothing; undefined where nobody knows.
 * @param section as `membersOf` calls it
 */
export function memberOf(section: string, name: string, unit: UnitId | null): Member | undefined {
  const plain = plainName(name);
  const named = membersOf.get(section)?.get(plain);
  if (named !== undefined || unit === null || !isNameless(plain)) return named;
  const signal = signalOfQuantity.get(`${section} ${units[unit].quantity}`);
  return signal && { signal, unit };
}
