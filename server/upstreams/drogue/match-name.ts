import type { Signal } from '../../contract/signal';
import { signalOf } from '../../contract/signals';
import { createMemory } from '../memory';
import { unitOfWord } from '../unit-of-word';
import type { Path } from './draft';
import { gatewayIdentities, holders, names, quantityOf, type Scale, strangers, valueHolders, vehicles } from './names';

/** The signal a path is for, and what a number there is in. */
export type Match = { signal: Signal; scale: Scale | null };

const longestKey = 300;

const byName = new Map<string, Match[]>();
for (const [id, known, scale = null] of names) {
  const signal = signalOf(id);
  if (signal === undefined) throw new Error(`signals.ts: expected a line for ${id}, found none`);
  for (const name of known.split(' '))
    byName.set(name, [...(byName.get(name) ?? []), { signal, scale: scale ?? signal.unit }]);
}

/** `batteryLevel`, `battery_level` and `Battery-Level` are "battery level". */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}%°]+/u)
    .filter((word) => word !== '');
}

const plainNames = createMemory<string>();

/** A name in small letters without separators. */
export function plainName(name: string): string {
  const known = plainNames.find(name);
  if (known !== undefined) return known;
  const plain = wordsOf(name).join('');
  return name.length > longestKey ? plain : plainNames.keep(name, plain);
}

const withoutNumber = (name: string): string => name.replace(/(?<=.)\d{1,3}$/, '');

/** Channels are numbers in Cayenne LPP: `gpsLocation: {1: {latitude…}}`. */
const channel = /^\d{1,3}$/;

const isHolder = (name: string): boolean => channel.test(name) || holders.has(withoutNumber(plainName(name)));
/** Whether what a name holds is of no vehicle: the radio's way, its gateways, and what a device was asked to become. */
export const isStranger = (name: string): boolean => strangers.has(withoutNumber(plainName(name)));

/** Whether everything on the way to a value only holds it: what is there is the vehicle's own. */
export const isPlain = (path: Path): boolean => path.every((name) => isHolder(name) || vehicles.has(plainName(name)));

/** Whether an object is about a gateway, by the names of its members. */
export const isOfGateway = (data: Record<string, unknown>): boolean =>
  Object.keys(data).some((name) => gatewayIdentities.has(plainName(name)));

/** The signal of a name whose unit is told, or not. Of several the first is meant, unless the unit says which. */
function find(name: string, scale: Scale | null): Match | undefined {
  const candidates = byName.get(name) ?? byName.get(withoutNumber(name));
  if (scale === null) return candidates?.[0];
  const meant = candidates?.find(({ signal: { unit } }) => unit !== null && quantityOf(unit) === quantityOf(scale));
  return meant && { signal: meant.signal, scale };
}

/** A name that may end in a unit: `speed_kmh`, `battery_mV`. */
function findWithUnit(name: readonly string[]): Match | undefined {
  const whole = find(name.join(''), null);
  if (whole !== undefined) return whole;
  for (const length of [2, 1]) {
    const scale = name.length > length ? unitOfWord(name.slice(-length).join('')) : undefined;
    const found = scale && find(name.slice(0, -length).join(''), scale);
    if (found) return found;
  }
  return undefined;
}

function match(path: Path, unit: Scale | null): Match | undefined {
  const last = path.length - 1;
  const telling = path.filter((name, at) => (at === last ? !valueHolders.has(plainName(name)) : !isHolder(name)));
  const words = telling.flatMap(wordsOf);
  const found = (name: readonly string[]) => (unit === null ? findWithUnit(name) : find(name.join(''), unit));
  const direct = found(words);
  if (direct !== undefined || !vehicles.has(words[0] ?? '')) return direct;
  // A vehicle's battery or temperature is not that of the box in it.
  const inner = found(words.slice(1));
  return inner?.signal.id.startsWith('device.') ? undefined : inner;
}

const remembered = createMemory<Match | null>();

/**
 * The signal that the value at a path is for, by what devices call it. Undefined where nothing is known, or where the
 * unit told beside the value is none of that signal.
 */
export function matchName(path: Path, unit: Scale | null): Match | undefined {
  const key = JSON.stringify([unit, path]);
  if (key.length > longestKey) return undefined;
  const known = remembered.find(key);
  const found = known === undefined ? remembered.keep(key, match(path, unit) ?? null) : known;
  return found ?? undefined;
}
