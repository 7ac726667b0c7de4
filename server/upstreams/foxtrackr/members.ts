import type { SignalId } from '../../contract/signals';
import type { UnitId } from '../../contract/units';

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
    ['device.battery.level',   '%',  'level', 'percent', 'percentage', 'pct', 'soc', 'stateofcharge', 'charge', 'chargelevel', 'chargepercent', 'levelpercent', 'batterylevel', 'batlevel', 'batterypercent', 'batterypercentage', 'batterysoc', 'remaining', 'remainingpercent'],
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
  ['temp', 'temperature'],
  ['temperature', 'temperature'],
]);
