import { readSample } from './fixtures';

/** A line of the vendor's property table: what the schema says of one property of Auto API level 13. */
export type PropertyLine = { capability: string; property: string; isMulti: boolean; type: string };

/** All 467 properties. */
export const propertyTable: readonly PropertyLine[] = readSample('l13_property_table.tsv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [capability = '', property = '', cardinality, type = ''] = line.split('\t');
    return { capability, property, isMulti: cardinality === 'multi', type };
  });

/** A value and unit of each quantity that every signal of that quantity can have. */
const amounts: Record<string, { unit: string; value: number }> = {
  acceleration: { unit: 'gravity', value: 0.5 },
  angle: { unit: 'degrees', value: 12.5 },
  angular_velocity: { unit: 'revolutions_per_minute', value: 60 },
  duration: { unit: 'hours', value: 12 },
  electric_current: { unit: 'amperes', value: 16 },
  electric_potential_difference: { unit: 'volts', value: 12.6 },
  energy: { unit: 'kilowatt_hours', value: 42 },
  energy_efficiency: { unit: 'kilometers_per_kwh', value: 5 },
  fuel_efficiency: { unit: 'kilometers_per_liter', value: 20 },
  illuminance: { unit: 'lux', value: 300 },
  length: { unit: 'miles', value: 2 },
  power: { unit: 'watts', value: 7400 },
  pressure: { unit: 'bars', value: 2.4 },
  speed: { unit: 'miles_per_hour', value: 50 },
  temperature: { unit: 'fahrenheit', value: 68 },
  torque: { unit: 'newton_meters', value: 3 },
  volume: { unit: 'liters', value: 30 },
};

/** The members of `{a:…, b:…}`, split at the commas that are not inside braces. */
function members(text: string): [string, string][] {
  const parts: string[] = [''];
  let depth = 0;
  for (const character of text) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => {
    const colon = part.indexOf(':');
    return [part.slice(0, colon).trim(), part.slice(colon + 1).trim()];
  });
}

/** Makes data of a type as the table writes it: `number`, `enum(a|b)`, `{unit:length,value:number}`, `name={…}`. */
export function sampleData(type: string): unknown {
  const custom = /^\w+=(\{.*\})$/.exec(type)?.[1];
  if (custom !== undefined) return sampleData(custom);
  const unit = /^\{unit:(\w+),value:number\}$/.exec(type)?.[1];
  if (unit !== undefined) return amounts[unit];
  if (type.startsWith('{'))
    return Object.fromEntries(members(type.slice(1, -1)).map(([name, inner]) => [name, sampleData(inner)]));
  if (type.startsWith('enum(')) return type.slice(5, -1).split('|')[0];
  if (type.startsWith('integer')) return 3;
  if (type === 'number') return 0.5;
  return type === 'string(date-time)' ? '2026-05-04T03:02:01.000Z' : 'some text';
}
