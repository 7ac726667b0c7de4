import type { Signal } from '../../contract/signal';
import { type SignalId, signals } from '../../contract/signals';
import { units as knownUnits, type UnitId } from '../../contract/units';
import { quote } from '../clean-text';
import { type Draft, refuse, tellAmount } from '../draft';
import { isNothing } from '../nothing';
import { plainName } from '../plain-name';
import { type Amount, readAmount } from '../read-amount';
import { takeGeneric } from '../take-generic';
import { isUnitOfAll, readUnits, type ToldUnits, unitBeside } from '../unit-beside';
import { type Member, memberOf, membersOf, sectionNames } from './members';

/** Where a message's values go: each signal is told once, a second name for it stays what it is called. */
export type Taking = { draft: Draft; told: Set<SignalId> };

/** Starts with nothing told. */
export const startTaking = (draft: Draft): Taking => ({ draft, told: new Set() });

/** Volts and millivolts are told apart by size where nothing else does: no tracker's cell has 500 V, and none half a volt. */
const voltsOrMillivolts = (value: number): UnitId => (value >= 500 ? 'mV' : 'V');

/** Tells a value of a signal we know. A level up to 1 may be percent or a share, where neither name nor unit says which. */
function take({ draft, told }: Taking, { signal: id, unit }: Member, amount: Amount, path: string): void {
  told.add(id);
  const { value } = amount;
  const signal: Signal = signals[id];
  const known = amount.unit ?? unit;
  if (known === null && id === 'device.battery.level' && value > 0 && value <= 1)
    refuse(draft, 'ambiguous', path, `expected percent, got ${value}, which may be a share of 1 as well`);
  else tellAmount(draft, signal, value, path, known ?? (signal.unit === 'V' ? voltsOrMillivolts : signal.unit));
}

/** Whether a unit is one of the signal's: what is said of all values of an object is not said of each. */
function isUnitOf(unit: UnitId | null, signal: Signal): boolean {
  return unit !== null && signal.unit !== null && knownUnits[unit].quantity === knownUnits[signal.unit].quantity;
}

/** A value and what is known of it: the object's name, its own, the units told in the object, and where it is in the message. */
type Place = { section: string; name: string; units: ToldUnits | undefined; path: string };

/** Takes one value: as a signal we know when its name and unit say so, else as a generic one. */
export function takeMember(taking: Taking, { section, name, units, path }: Place, data: unknown): void {
  if (isNothing(data)) return;
  // A level may be told in words too, or with members of its own.
  const amount = readAmount(data);
  const beside = amount?.unit === null ? unitBeside(units, name) : undefined;
  const unit = amount?.unit ?? beside?.unit ?? null;
  const member = amount && memberOf(section, name, unit);
  if (amount === undefined || member === undefined || taking.told.has(member.signal))
    takeGeneric(taking.draft, section === '' ? 'foxtrackr' : `foxtrackr.${section}`, name, data, path);
  else if (beside?.unit === null)
    refuse(taking.draft, 'unknown-unit', path, `expected a known unit beside it, got ${quote(beside.word)}`);
  else if (amount.unit === null && isUnitOf(unit, signals[member.signal]))
    take(taking, member, { value: amount.value, unit }, path);
  else take(taking, member, amount, path);
}

/** Takes the object a message is about. */
export function takeSection(taking: Taking, name: string, body: Record<string, unknown>): void {
  const section = sectionNames.get(plainName(name)) ?? name;
  if (!membersOf.has(section)) takeGeneric(taking.draft, 'foxtrackr', section, body, name);
  else {
    const units = readUnits(body);
    for (const member in body) {
      // It is told with the members it is said of.
      if (isUnitOfAll(member) && typeof body[member] === 'string') continue;
      takeMember(taking, { section, name: member, units, path: `${name}.${member}` }, body[member]);
    }
  }
}
