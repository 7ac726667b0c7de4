import { type Quantity, type UnitId, units } from '../../contract/units';
import { parseTime } from '../parse-time';
import { isPlainObject } from '../plain-object';
import { readClock } from './clock';
import { type Field, makeField, type Way } from './field';
import { isName } from './target';
import { unitOf } from './units';

/** The unit an unknown property's quantity is kept in, so that it stays the same whatever the next message uses. */
const canonicalUnits: Readonly<Record<Quantity, UnitId>> = {
  ratio: '%',
  length: 'km',
  speed: 'km/h',
  acceleration: 'm/s²',
  angle: '°',
  'angular velocity': 'rpm',
  duration: 'min',
  frequency: 'Hz',
  pressure: 'kPa',
  temperature: '°C',
  voltage: 'V',
  current: 'A',
  charge: 'Ah',
  energy: 'kWh',
  power: 'kW',
  torque: 'Nm',
  volume: 'L',
  mass: 'kg',
  'fuel consumption': 'L/100 km',
  'energy consumption': 'kWh/100 km',
  illuminance: 'lx',
};

const placeMembers = ['location', 'axle', 'direction', 'extreme'] as const;

/** How a value that no line describes is best read. */
function inferWay(data: unknown): { way: Way; unit?: UnitId } {
  if (typeof data === 'number') return { way: 'number' };
  if (typeof data === 'boolean') return { way: 'flag' };
  if (typeof data === 'string')
    return { way: data.includes('T') && !/^\d+$/.test(data) && parseTime(data) !== undefined ? 'time' : 'text' };
  if (!isPlainObject(data)) return { way: 'list' };
  if (Object.hasOwn(data, 'latitude') && Object.hasOwn(data, 'longitude')) return { way: 'position' };
  if (readClock(data) !== undefined) return { way: 'clock' };
  if (!Object.hasOwn(data, 'unit') || !Object.hasOwn(data, 'value')) return { way: 'list' };
  const unit = unitOf(data.unit);
  return unit === undefined ? { way: 'measure' } : { way: 'measure', unit: canonicalUnits[units[unit].quantity] };
}

/** Fields for data like `{location, pressure}`: one for each member beside the place. Undefined when it is not like that. */
function inferPlaces(capability: string, property: string, data: Record<string, unknown>): Field | undefined {
  const place = placeMembers.find((member) => isName(data[member]));
  const members = Object.keys(data).filter((member) => member !== place);
  if (place === undefined || members.length === 0 || members.length > 10 || !members.every(isName)) return undefined;
  let first: Field | undefined;
  for (const member of members) {
    const { way, unit } = inferWay(data[member]);
    if (way === 'list') return undefined;
    const signal = `*.<${place}>${members.length === 1 ? '' : `.${member}`}`;
    const field = makeField(capability, property, signal, way, { member, unit });
    field.next = first;
    first = field;
  }
  return first;
}

/** Whether items without a line are one value at several times, and not several values at one. */
function isSeries(items: readonly unknown[]): boolean {
  const times = items.map((item) => (isPlainObject(item) ? parseTime(item.timestamp) : undefined));
  return !times.includes(undefined) && new Set(times).size === times.length;
}

/**
 * Makes up the field of a property that the table has not, from the data itself. Nothing is lost for want of a line: it
 * becomes generic signals, and what fits no kind a list.
 */
export function inferField(capability: string, property: string, value: unknown): Field {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  const sample = items.find((item) => isPlainObject(item) && (item.data ?? null) !== null);
  const data = isPlainObject(sample) ? sample.data : undefined;
  const byPlace = isPlainObject(data) ? inferPlaces(capability, property, data) : undefined;
  if (byPlace !== undefined) return byPlace;
  const { way, unit } = data === undefined ? { way: 'text' as const, unit: undefined } : inferWay(data);
  if (way === 'list') return makeField(capability, property, '*', 'list', {});
  if (items.length > 1 && !isSeries(items)) return makeField(capability, property, '*.list', 'list', {});
  return makeField(capability, property, '*', way, { unit });
}
